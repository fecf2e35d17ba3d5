/** The repository a git command works on, with the files beside it; and the session after the command. */
import { relativeTo, resolve } from '@/core/files/path.ts'
import { type FileTree, put, remove } from '@/core/files/tree.ts'
import type { Call } from '../command.ts'
import { starterName, subtree } from '../session.ts'
import type { TerminalSession } from '../terminal.ts'
import { type WorkingFiles, workingFiles } from './changes.ts'
import type { Snapshot } from './objects.ts'
import { clonedRepository, headCommit, type Repository } from './repository.ts'

export interface WorkingCopy {
  readonly repository: Repository
  /** Absolute. */
  readonly folder: string
  readonly working: WorkingFiles
  /** Of HEAD; empty before the first commit. */
  readonly committed: Snapshot
}

export const WORKSPACE = 'workspace'

/** The innermost repository around the working directory. The learner's folder is one even if a lesson laid it in. */
export function workingCopy(call: Call): WorkingCopy | undefined {
  const { session, process } = call
  const all = session.repositories.map((repository) => ({ repository, folder: folderOf(session, repository) }))
  if (session.workspaceFolder !== undefined && !all.some(({ repository }) => repository.at === WORKSPACE)) {
    const repository = clonedRepository(WORKSPACE, `${starterName(call.world)}.git`, call.world.starter)
    all.push({ repository, folder: session.workspaceFolder })
  }
  const around = all.filter(({ folder }) => folder !== undefined && relativeTo(folder, process.cwd) !== undefined)
  const found = around.sort((one, other) => other.folder!.length - one.folder!.length)[0]
  const tree = found === undefined ? undefined : subtree(process.tree, found.folder!)
  if (found === undefined || tree === undefined) return undefined
  const { repository } = found
  return {
    repository,
    folder: found.folder!,
    working: workingFiles(tree, repository.index),
    committed: headCommit(repository)?.files ?? new Map(),
  }
}

function folderOf(session: TerminalSession, repository: Repository): string | undefined {
  return repository.at === WORKSPACE ? session.workspaceFolder : repository.at
}

export function withRepository(session: TerminalSession, repository: Repository): TerminalSession {
  const others = session.repositories.filter((each) => each.at !== repository.at)
  return { ...session, repositories: [...others, repository] }
}

/** A path as typed, relative to the repository; empty for its folder itself. Undefined: outside of it. */
export function pathInside(call: Call, copy: WorkingCopy, typed: string): string | undefined {
  return relativeTo(copy.folder, resolve(call.process.cwd, typed))
}

/** Files that a path means: itself, or all below it. */
export function selected(paths: readonly string[], wanted: string): readonly string[] {
  if (wanted === '' || wanted === '.') return paths
  return paths.filter((path) => path === wanted || path.startsWith(`${wanted}/`))
}

/** The machine's files after some of the repository's were laid in anew, or taken away. */
export function checkedOut(
  tree: FileTree,
  folder: string,
  from: Snapshot,
  to: Snapshot,
  paths: readonly string[],
): FileTree {
  return paths.reduce((all, path) => {
    const node = to.get(path)
    const place = `${folder}/${path}`
    if (node !== undefined) return put(all, place, node)
    return from.has(path) ? remove(all, place) : all
  }, tree)
}
