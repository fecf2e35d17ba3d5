/** Where a path really lies in a tree whose links may point anywhere: nothing leaves the root, missing parts are kept. */
import { nodeAt } from '@/core/files/node-at.ts'
import { basename, dirname, normalize, resolve } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'

const LINK_LIMIT = 40

/** As BuildKit's copy does before it writes: every link on the way is followed, the last part included. */
export function realPath(tree: FileTree, path: string, links = 0): string {
  const clean = normalize(`/${path}`)
  if (clean === '/') return clean
  const found = lookup(tree, clean)
  if (found.kind === 'found') return found.path
  const parent = realPath(tree, dirname(clean), links)
  const here = parent === '/' ? `/${basename(clean)}` : `${parent}/${basename(clean)}`
  const node = nodeAt(tree, here)
  if (node?.kind !== 'link' || links >= LINK_LIMIT) return here
  return realPath(tree, resolve(parent, node.target), links + 1)
}
