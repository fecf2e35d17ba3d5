/** Owners named by `--chown` and USER for files: looked up in the stage's own /etc/passwd and /etc/group. */
import { type FileTree, lookup, readText } from '@/core/files/tree.ts'

export interface Owner {
  readonly uid: number
  readonly gid: number
  /** Why the numbers are not certain. */
  readonly doubt: string | undefined
}

/**
 * As BuildKit's file operations read `user[:group]`: numbers stand for themselves, a number without a group is the
 * group too, a user who is not in the file counts as root, a group that is not there as the user's own (measured with docker.io 20.10).
 */
export function ownerOf(text: string, tree: FileTree): Owner {
  const [user = '', group] = text.split(':', 2)
  const owner = /^\d+$/.test(user) ? { uid: Number(user), gid: Number(user), doubt: undefined } : userOf(user, tree)
  if (group === undefined || group === '') return owner
  if (/^\d+$/.test(group)) return { ...owner, gid: Number(group) }
  const found = groupOf(group, tree)
  return { uid: owner.uid, gid: found.gid ?? owner.gid, doubt: owner.doubt ?? found.doubt }
}

function userOf(name: string, tree: FileTree): Owner {
  const line = entryOf(tree, '/etc/passwd', name)
  if (line.fields === undefined) return { uid: 0, gid: 0, doubt: line.doubt }
  return { uid: Number(line.fields[2]) || 0, gid: Number(line.fields[3]) || 0, doubt: undefined }
}

function groupOf(
  name: string,
  tree: FileTree,
): { readonly gid: number | undefined; readonly doubt: string | undefined } {
  const line = entryOf(tree, '/etc/group', name)
  return { gid: line.fields === undefined ? undefined : Number(line.fields[2]) || 0, doubt: line.doubt }
}

interface Entry {
  readonly fields: readonly string[] | undefined
  readonly doubt: string | undefined
}

/** One line of a file in passwd's form. */
export function entryOf(tree: FileTree, path: string, name: string): Entry {
  const text = readText(tree, path)
  if (text === undefined) {
    const absent = lookup(tree, path).kind === 'absent'
    return {
      fields: undefined,
      doubt: absent ? undefined : `${path} is not known, so neither is the number of ${name}`,
    }
  }
  for (const line of text.split('\n')) {
    const fields = line.split(':')
    if (fields[0] === name && fields.length > 2) return { fields, doubt: undefined }
  }
  return { fields: undefined, doubt: undefined }
}
