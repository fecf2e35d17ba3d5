/** What one operation changed, folder by folder, so that a layer is shown as a tree without listing all of it. */
import { sizeOfNode, sumFigures } from '@/core/build/figures.ts'
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { addedUnlisted } from '@/core/files/unlisted.ts'
import { weigh } from '@/core/files/weigh.ts'
import type { Figure } from '@/core/text/evidence.ts'

/** `within`: the folder itself stayed, something below it did not. */
export type ChangeKind = 'added' | 'changed' | 'removed' | 'within'

export interface Delta {
  readonly added: number
  readonly changed: number
  /** Files that a lower layer holds and this one hides. */
  readonly removed: number
  /** What the layer holds of it. */
  readonly size: Figure
}

const NOTHING: Delta = { added: 0, changed: 0, removed: 0, size: sumFigures([]) }
const memory = new WeakMap<Node, WeakMap<Node, Delta>>()

/** Counts files and links, not folders; an empty folder counts as one, so that nothing is overlooked. */
export function deltaOf(before: Node | undefined, after: Node | undefined): Delta {
  if (before === after) return NOTHING
  if (before === undefined) return { ...NOTHING, added: count(after!), size: sizeOfNode(after!) }
  if (after === undefined) return { ...NOTHING, removed: count(before) }
  if (before.kind !== 'directory' || after.kind !== 'directory') {
    const gone = before.kind === 'directory' ? count(before) : 0
    return { ...NOTHING, changed: count(after), removed: gone, size: sizeOfNode(after) }
  }
  return remembered(before, after)
}

function remembered(before: DirectoryNode, after: DirectoryNode): Delta {
  const known = memory.get(before) ?? new WeakMap<Node, Delta>()
  memory.set(before, known)
  const found = known.get(after)
  if (found !== undefined) return found
  const made = sum(childPairs(before, after).map((pair) => deltaOf(pair.before, pair.after)))
  const own = made.added + made.changed + made.removed === 0 && !sameAttributes(before, after)
  const delta = sum([own ? { ...made, changed: 1 } : made, unlistedDelta(before, after)])
  known.set(after, delta)
  return delta
}

function unlistedDelta(before: DirectoryNode, after: DirectoryNode): Delta {
  const unlisted = addedUnlisted(before.unlisted, after.unlisted)
  if (unlisted.length === 0) return NOTHING
  const more: DirectoryNode = { ...after, entries: new Map(), unlisted }
  return { ...NOTHING, added: weigh(more).files, size: sizeOfNode(more) }
}

function sum(deltas: readonly Delta[]): Delta {
  const total = { added: 0, changed: 0, removed: 0 }
  for (const delta of deltas) {
    total.added += delta.added
    total.changed += delta.changed
    total.removed += delta.removed
  }
  return { ...total, size: sumFigures(deltas.map((delta) => delta.size)) }
}

export interface Pair {
  readonly name: string
  readonly before: Node | undefined
  readonly after: Node | undefined
}

/** The entries of two versions of a folder that differ. */
export function childPairs(before: Node | undefined, after: Node | undefined): readonly Pair[] {
  const old = before?.kind === 'directory' ? before.entries : new Map<string, Node>()
  const now = after?.kind === 'directory' ? after.entries : new Map<string, Node>()
  if (old === now) return []
  const names = new Set([...now.keys(), ...old.keys()])
  return [...names]
    .map((name) => ({ name, before: old.get(name), after: now.get(name) }))
    .filter((pair) => pair.before !== pair.after && !onlyDoubted(pair))
}

/** A program that is not modelled may have changed it: that is no change anybody knows of. */
function onlyDoubted({ before, after }: Pair): boolean {
  if (after?.doubt === undefined || before === undefined || !sameAttributes(before, after)) return false
  if (before.kind === 'file' && after.kind === 'file') return before.content === after.content
  return before.kind === 'link' && after.kind === 'link' && before.target === after.target
}

export function changeOf(before: Node | undefined, after: Node | undefined): ChangeKind | undefined {
  if (before === after) return undefined
  if (before === undefined) return 'added'
  if (after === undefined) return 'removed'
  if (before.kind !== 'directory' || after.kind !== 'directory') return 'changed'
  if (!sameAttributes(before, after)) return 'changed'
  const delta = deltaOf(before, after)
  return delta.added + delta.changed + delta.removed > 0 ? 'within' : undefined
}

function count(node: Node): number {
  return node.kind === 'directory' ? Math.max(1, weigh(node).files) : 1
}

function sameAttributes(one: Node, other: Node): boolean {
  return one.mode === other.mode && one.uid === other.uid && one.gid === other.gid
}
