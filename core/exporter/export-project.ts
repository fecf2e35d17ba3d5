/** The take-home project: which files, under which names, with which permissions. */

import type { FileTree } from '@/core/files/tree.ts'
import { lookup, readText, walk } from '@/core/files/tree.ts'
import { projectReadme, type ReadmeFacts } from './readme.ts'
import { pathProblem } from './safe-path.ts'

export interface ExportInput {
  /** The learner's whole workspace. */
  readonly workspace: FileTree
  /** The starter as it was given, to see which of its files the learner left alone. */
  readonly starter: FileTree
  readonly facts: ReadmeFacts
  /** False for what the learner brought: nothing of ours is added to it. */
  readonly readme?: false
}

export interface ExportedFile {
  /** Relative to the project folder, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable: boolean
}

export interface Refused {
  readonly path: string
  readonly why: string
}

export interface ExportPlan {
  readonly folder: string
  /** Sorted by path. */
  readonly files: readonly ExportedFile[]
  /** Files that cannot be part of a project that works everywhere. */
  readonly refused: readonly Refused[]
}

/** Never part of a repository: what an install or git itself makes. */
const LEFT_OUT = /^(?:.*\/)?(?:node_modules|\.git)\//

export function exportProject(input: ExportInput): ExportPlan {
  const files: ExportedFile[] = []
  const refused: Refused[] = []
  for (const { path, node } of walk(input.workspace)) {
    const relative = path.slice(1)
    if (node.kind === 'directory' || LEFT_OUT.test(relative)) continue
    const why = pathProblem(relative) ?? (node.kind === 'link' ? 'it is a symbolic link' : undefined)
    if (why !== undefined) refused.push({ path: relative, why })
    else if (node.kind === 'file' && node.content.kind === 'bytes') {
      files.push({ path: relative, bytes: node.content.bytes, executable: (node.mode & 0o111) !== 0 })
    } else refused.push({ path: relative, why: 'its content is not known' })
  }
  if (input.readme === false) return { folder: input.facts.name, files: files.sort(byPath), refused }
  const readme: ExportedFile = {
    path: readmePath(input),
    bytes: new TextEncoder().encode(projectReadme(input.facts)),
    executable: false,
  }
  const kept = files.filter((each) => each.path !== readme.path)
  return { folder: input.facts.name, files: [...kept, readme].sort(byPath), refused }
}

/** A README the learner wrote stays; ours then has a name of its own. */
function readmePath(input: ExportInput): string {
  const theirs = readText(input.workspace, 'README.md')
  if (theirs === undefined || theirs === readText(input.starter, 'README.md')) return 'README.md'
  return lookup(input.workspace, 'DOCKER.md').kind === 'absent' ? 'DOCKER.md' : 'STAGECRAFT.md'
}

function byPath(one: ExportedFile, other: ExportedFile): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0
}
