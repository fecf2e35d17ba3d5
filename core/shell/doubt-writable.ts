/** What a program that is not modelled may have changed: everything its user may write. */

import { doubtAll } from '@/core/files/doubt.ts'
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { allows } from './access.ts'
import type { Process, User } from './process.ts'

export function doubtWritable(process: Pick<Process, 'tree' | 'user'>, why: string): FileTree {
  if (process.user.uid === 0) return doubtAll(process.tree, why)
  return { root: doubtFolder(process.tree.root, process.user, why) }
}

/** In a folder its user may write, names may come and go; elsewhere only files the user may write can change. */
function doubtFolder(folder: DirectoryNode, user: User, why: string): DirectoryNode {
  const owner = folder.uid === user.uid
  const writable = allows(folder, user, 'write') || owner
  const sticky = (folder.mode & 0o1000) !== 0
  const entries = new Map<string, Node>()
  let changed = writable && (folder.partial === undefined || folder.without !== undefined)
  for (const [name, node] of folder.entries) {
    const removable = writable && (!sticky || node.uid === user.uid)
    const next = doubtNode(node, removable, user, why)
    changed ||= next !== node
    entries.set(name, next)
  }
  if (!changed) return folder
  const { without: _, ...known } = folder
  if (writable) return { ...known, entries, partial: folder.partial ?? why }
  return { ...folder, entries }
}

function doubtNode(node: Node, removable: boolean, user: User, why: string): Node {
  const below = node.kind === 'directory' ? doubtFolder(node, user, why) : node
  const mine = removable || node.uid === user.uid || (node.kind === 'file' && allows(node, user, 'write'))
  return mine && below.doubt === undefined ? { ...below, doubt: why } : below
}
