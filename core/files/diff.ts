/** What changed between two trees. Whatever is the same object is skipped, so it costs only what differs. */
import type { DirectoryNode, Node } from './node.ts'
import type { FileTree } from './tree.ts'
import { addedUnlisted } from './unlisted.ts'
import { grownKeys } from './versioned-map.ts'

export interface Change {
  /** Absolute. An added or removed folder is one change; what lies below it is not listed again. */
  readonly path: string
  readonly kind: 'added' | 'changed' | 'removed'
  /** The new node; of a removed path the old one. */
  readonly node: Node
}

export function diff(before: FileTree, after: FileTree): readonly Change[] {
  const changes: Change[] = []
  diffFolders(before.root, after.root, '', changes)
  return changes
}

function diffFolders(before: DirectoryNode, after: DirectoryNode, path: string, changes: Change[]): void {
  if (before === after || before.entries === after.entries) return
  const grown = grownKeys(before.entries, after.entries)
  if (grown !== undefined) {
    for (const name of grown) diffEntry(before.entries.get(name), after.entries.get(name)!, `${path}/${name}`, changes)
    return
  }
  for (const [name, node] of after.entries) diffEntry(before.entries.get(name), node, `${path}/${name}`, changes)
  for (const [name, node] of before.entries) {
    if (!after.entries.has(name)) changes.push({ path: `${path}/${name}`, kind: 'removed', node })
  }
}

function diffEntry(old: Node | undefined, node: Node, path: string, changes: Change[]): void {
  if (old === node) return
  if (old === undefined) changes.push({ path, kind: 'added', node })
  else if (old.kind === 'directory' && node.kind === 'directory') {
    const unlisted = addedUnlisted(old.unlisted, node.unlisted)
    if (unlisted.length > 0 || !sameAttributes(old, node))
      changes.push({ path, kind: 'changed', node: { ...node, entries: new Map(), unlisted } })
    diffFolders(old, node, path, changes)
  } else changes.push({ path, kind: 'changed', node })
}

function sameAttributes(one: Node, other: Node): boolean {
  return one.mode === other.mode && one.uid === other.uid && one.gid === other.gid
}
