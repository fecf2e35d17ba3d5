/**
 * Remembers what operations made, by the tree they started from: at every keystroke most of a build is the same, and
 * equal steps then give the very same objects, so that digests and differences are not worked out again.
 */
import type { DirectoryNode } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { Performed } from './performed.ts'

const LIMIT = 40
const memory = new WeakMap<DirectoryNode, Map<string, Performed>>()

export function remembered(before: FileTree, key: string, perform: () => Performed): Performed {
  let known = memory.get(before.root)
  if (known === undefined) {
    known = new Map()
    memory.set(before.root, known)
  }
  const found = known.get(key)
  if (found !== undefined) return found
  const made = perform()
  if (known.size >= LIMIT) known.delete(known.keys().next().value!)
  known.set(key, made)
  return made
}
