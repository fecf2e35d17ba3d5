/** Where a file that is opened by a name would be made: links are followed to the end, also those that lead nowhere yet. */
import { dirname, resolve } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'

/** As many as Linux follows (path_resolution(7)). */
const MOST_LINKS = 40

/** Undefined where links lead in a ring. */
export function creationPath(tree: FileTree, path: string): string | undefined {
  let at = path
  for (let followed = 0; followed <= MOST_LINKS; followed++) {
    const found = lookup(tree, at, { follow: false })
    if (found.kind !== 'found') return at
    if (found.node.kind !== 'link') return found.path
    at = resolve(dirname(found.path), found.node.target)
  }
  return undefined
}
