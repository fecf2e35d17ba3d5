/** Users and groups of a tree: /etc/passwd and /etc/group. */
import { type FileTree, file, lookup, put, readText } from '@/core/files/tree.ts'

export interface PasswdEntry {
  readonly name: string
  readonly uid: number
  readonly gid: number
  readonly comment: string
  readonly home: string
  readonly shell: string
}

export interface GroupEntry {
  readonly name: string
  readonly gid: number
  readonly members: readonly string[]
}

/** Undefined: the file is there, or may be, and its text is not known. */
export function readPasswd(tree: FileTree): readonly PasswdEntry[] | undefined {
  return rows(tree, '/etc/passwd')?.map(([name = '', , uid, gid, comment = '', home = '/', shell = '']) => {
    return { name, uid: Number(uid), gid: Number(gid), comment, home, shell }
  })
}

export function readGroups(tree: FileTree): readonly GroupEntry[] | undefined {
  return rows(tree, '/etc/group')?.map(([name = '', , gid, members = '']) => {
    return { name, gid: Number(gid), members: members.split(',').filter((one) => one !== '') }
  })
}

function rows(tree: FileTree, path: string): readonly (readonly string[])[] | undefined {
  if (lookup(tree, path).kind === 'absent') return []
  const lines = readText(tree, path)?.split('\n')
  return lines?.filter((line) => line.includes(':')).map((line) => line.split(':'))
}

export function writePasswd(tree: FileTree, entries: readonly PasswdEntry[]): FileTree {
  const lines = entries.map((one) => [one.name, 'x', one.uid, one.gid, one.comment, one.home, one.shell].join(':'))
  return writeLines(tree, '/etc/passwd', lines)
}

export function writeGroups(tree: FileTree, entries: readonly GroupEntry[]): FileTree {
  const lines = entries.map((one) => [one.name, 'x', one.gid, one.members.join(',')].join(':'))
  return writeLines(tree, '/etc/group', lines)
}

/** Keeps the file's owner and mode. */
function writeLines(tree: FileTree, path: string, lines: readonly string[]): FileTree {
  const found = lookup(tree, path)
  const attributes = found.kind === 'found' ? { mode: found.node.mode, uid: found.node.uid, gid: found.node.gid } : {}
  return put(tree, path, file(lines.map((line) => `${line}\n`).join(''), attributes))
}
