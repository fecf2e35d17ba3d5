/** Who may read, write and run what: Linux permission bits, with root's exemptions. */
import type { Node } from '@/core/files/node.ts'
import { segments } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import type { User } from './process.ts'

export type Access = 'read' | 'write' | 'execute'

const BITS: Readonly<Record<Access, number>> = { read: 4, write: 2, execute: 1 }

export function allows(node: Node, user: User, access: Access): boolean {
  if (user.uid === 0) return access !== 'execute' || node.kind !== 'file' || (node.mode & 0o111) !== 0
  const shift = node.uid === user.uid ? 6 : node.gid === user.gid ? 3 : 0
  return ((node.mode >> shift) & BITS[access]) !== 0
}

/** Every directory on the way to the path lets the user through. */
export function reaches(tree: FileTree, path: string, user: User): boolean {
  if (user.uid === 0) return true
  const parts = segments(path)
  for (let length = 0; length < parts.length; length++) {
    const found = lookup(tree, `/${parts.slice(0, length).join('/')}`)
    if (found.kind === 'found' && found.node.kind === 'directory' && !allows(found.node, user, 'execute')) return false
  }
  return true
}
