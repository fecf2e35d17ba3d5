/**
 * Remembers what operations made, by the tree they started from: at every keystroke most of a build is the same, and
 * equal steps then give the very same objects, so that digests and differences are not worked out again.
 */
import type { DirectoryNode } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { Performed } from './performed.ts'

/** Kept for each tree, whenever they were made; more only where the newest builds need them. */
const LIMIT = 40
/** A verdict may ask for several builds (other targets, other arguments): none may push out what the next one needs. */
const NEWEST_BUILDS = 16

interface Kept {
  readonly made: Performed
  /** The number of the build that used it last. */
  build: number
}

const memory = new WeakMap<DirectoryNode, Map<string, Kept>>()
let build = 0

/** Hundreds of stages may stand on one tree: what a build still running made is kept, however much. */
export function startBuild(): void {
  build++
}

export function remembered(before: FileTree, key: string, perform: () => Performed): Performed {
  let known = memory.get(before.root)
  if (known === undefined) {
    known = new Map()
    memory.set(before.root, known)
  }
  const found = known.get(key)
  if (found !== undefined) {
    if (found.build !== build) known.delete(key)
    found.build = build
    known.set(key, found)
    return found.made
  }
  const made = perform()
  if (known.size >= LIMIT) forget(known)
  known.set(key, { made, build })
  return made
}

/** The map is in the order of last use: the oldest go, up to the first that a new build used. */
function forget(known: Map<string, Kept>): void {
  for (const [key, kept] of known) {
    if (known.size < LIMIT || kept.build > build - NEWEST_BUILDS) return
    known.delete(key)
  }
}
