/** The user a RUN runs as, looked up as the container runtime does. */

import type { FileTree } from '@/core/files/tree.ts'
import { readText } from '@/core/files/tree.ts'
import type { User } from '@/core/shell/process.ts'
import { entryOf } from './operations/owner.ts'

export type FoundUser =
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'missing'; readonly message: string }
  | { readonly kind: 'unknown'; readonly why: string }

const ROOT: User = { uid: 0, gid: 0, name: 'root', home: '/root' }

/** A number need not be in /etc/passwd: its group is then 0 and its home `/`. */
export function processUser(written: string, tree: FileTree): FoundUser {
  if (written === '') return { kind: 'user', user: ROOT }
  const [name = '', group] = written.split(':', 2)
  const found = /^\d+$/.test(name) ? byNumber(Number(name), tree) : byName(name, tree)
  if (found.kind !== 'user' || group === undefined || group === '') return found
  if (/^\d+$/.test(group)) return { kind: 'user', user: { ...found.user, gid: Number(group) } }
  const entry = entryOf(tree, '/etc/group', group)
  if (entry.fields !== undefined) return { kind: 'user', user: { ...found.user, gid: Number(entry.fields[2]) || 0 } }
  if (entry.doubt !== undefined) return { kind: 'unknown', why: entry.doubt }
  return { kind: 'missing', message: `unable to find group ${group}: no matching entries in group file` }
}

function byNumber(uid: number, tree: FileTree): FoundUser {
  const fields = (readText(tree, '/etc/passwd') ?? '')
    .split('\n')
    .map((line) => line.split(':'))
    .find((entry) => entry.length > 5 && entry[2] !== '' && Number(entry[2]) === uid)
  if (fields === undefined && uid === 0) return { kind: 'user', user: ROOT }
  const user = { uid, gid: Number(fields?.[3] ?? 0) || 0, name: fields?.[0], home: fields?.[5] || '/' }
  return { kind: 'user', user }
}

function byName(name: string, tree: FileTree): FoundUser {
  const entry = entryOf(tree, '/etc/passwd', name)
  if (entry.fields === undefined) {
    if (name === 'root') return { kind: 'user', user: ROOT }
    if (entry.doubt !== undefined) return { kind: 'unknown', why: entry.doubt }
    return { kind: 'missing', message: `unable to find user ${name}: no matching entries in passwd file` }
  }
  const [, , uid, gid, , home] = entry.fields
  return { kind: 'user', user: { uid: Number(uid) || 0, gid: Number(gid) || 0, name, home: home || '/' } }
}
