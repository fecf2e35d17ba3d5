/** The folder a build writes to: made with those above it, or emptied, as far as its user may. */
import { dirname } from '@/core/files/path.ts'
import { directory, lookup, put } from '@/core/files/tree.ts'
import { allows, reaches } from '@/core/shell/access.ts'
import type { Work } from '../work.ts'

export function openFolder(work: Work, folder: string, empty: boolean): void {
  const there = lookup(work.tree, folder)
  if (there.kind !== 'found') {
    make(work, folder)
    return
  }
  if (there.node.kind !== 'directory') throw work.quit(`EEXIST: file already exists, mkdir '${folder}'`)
  const { user } = work.process
  if (!allows(there.node, user, 'write') || !reaches(work.tree, `${folder}/x`, user))
    throw work.quit(`EACCES: permission denied, unlink '${folder}'`)
  const { mode, uid, gid } = there.node
  if (empty) work.put(there.path, directory(new Map(), { mode, uid, gid }))
}

function make(work: Work, folder: string): void {
  if (!mayMake(work, folder)) throw work.quit(`EACCES: permission denied, mkdir '${folder}'`)
  const owner = work.owner()
  work.tree = put(work.tree, folder, directory(new Map(), owner), { parents: owner })
}

/** May the user make this name, and the folders on the way? A folder known in part is taken to hold no such name. */
export function mayMake(work: Work, path: string): boolean {
  let above = path
  while (lookup(work.tree, dirname(above)).kind !== 'found') above = dirname(above)
  work.place(above)
  return work.mayChangeFolderOf(above)
}
