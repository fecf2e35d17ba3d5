/** What the learner's folder holds beyond the starter's one commit: the basis of status, diff and log. */
import { digestNode } from '@/core/files/digest.ts'
import type { Node } from '@/core/files/node.ts'
import { relativeTo } from '@/core/files/path.ts'
import { type FileTree, readText, walk } from '@/core/files/tree.ts'
import type { Call } from './command.ts'
import { subtree } from './session.ts'

export interface GitChange {
  /** Relative to the repository. */
  readonly path: string
  readonly kind: 'modified' | 'deleted' | 'untracked'
}

export interface Repository {
  /** Absolute. */
  readonly folder: string
  readonly tree: FileTree
  readonly changes: readonly GitChange[]
}

/** The repository the working directory lies in: there is one, the clone. */
export function repositoryOf(call: Call): Repository | undefined {
  const folder = call.session.workspaceFolder
  if (folder === undefined || relativeTo(folder, call.process.cwd) === undefined) return undefined
  const tree = subtree(call.process.tree, folder)
  return tree === undefined ? undefined : { folder, tree, changes: changesBetween(call.world.starter, tree) }
}

export function changesBetween(committed: FileTree, now: FileTree): readonly GitChange[] {
  const before = filesOf(committed, [])
  const after = filesOf(now, ignoredNames(now))
  const deleted = [...before.keys()]
    .filter((path) => !after.has(path))
    .map((path): GitChange => ({ path, kind: 'deleted' }))
  const others = [...after].flatMap(([path, node]): GitChange[] => {
    const old = before.get(path)
    if (old === undefined) return [{ path, kind: 'untracked' }]
    return old === node || digestNode(old) === digestNode(node) ? [] : [{ path, kind: 'modified' }]
  })
  return [...deleted, ...others].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function filesOf(tree: FileTree, ignored: readonly string[]): ReadonlyMap<string, Node> {
  const files = new Map<string, Node>()
  for (const { path, node } of walk(tree)) {
    if (node.kind !== 'directory' && !path.split('/').some((part) => ignored.includes(part)))
      files.set(path.slice(1), node)
  }
  return files
}

/** The plain names of .gitignore (`node_modules`, `/build`): all that the starter's own file has. */
function ignoredNames(tree: FileTree): readonly string[] {
  const lines = (readText(tree, '/.gitignore') ?? '').split(/\r?\n/).map((line) => line.trim())
  return [
    '.git',
    ...lines
      .filter((line) => line !== '' && !/^[#!]/.test(line) && !/[*?[]/.test(line))
      .map((line) => line.replace(/^\/|\/$/g, '')),
  ]
}
