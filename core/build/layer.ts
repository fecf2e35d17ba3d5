/** What one operation wrote, as a layer: only what differs weighs, and what it deletes still weighs in the layers below. */
import { type Change, diff } from '@/core/files/diff.ts'
import { digestNode } from '@/core/files/digest.ts'
import type { DirectoryNode } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { notKnown, sizeOfNode, sumFigures } from './figures.ts'
import { hashOf } from './remembered-hash.ts'

export interface Written {
  readonly size: Figure
  /** Of what changed, as the digest of a real layer is: equal changes, equal digest. */
  readonly digest: string
}

const NOTHING: Written = { size: sumFigures([]), digest: `sha256:${hashOf('')}` }
const layers = new WeakMap<DirectoryNode, WeakMap<DirectoryNode, Written>>()

/** Remembered by both trees. `unknownBecause` says why the size cannot be told. */
export function layerOf(before: FileTree, after: FileTree, unknownBecause: string | undefined): Written {
  const written = before.root === after.root ? NOTHING : rememberedLayer(before, after)
  return unknownBecause === undefined ? written : { ...written, size: notKnown(unknownBecause) }
}

function rememberedLayer(before: FileTree, after: FileTree): Written {
  const known = layers.get(before.root) ?? new WeakMap<DirectoryNode, Written>()
  layers.set(before.root, known)
  const found = known.get(after.root)
  if (found !== undefined) return found
  const made = newLayer(before, after)
  known.set(after.root, made)
  return made
}

function newLayer(before: FileTree, after: FileTree): Written {
  const changes = diff(before, after)
  const kept = changes.filter((change) => change.kind !== 'removed')
  const size = sumFigures(kept.map((change) => sizeOfNode(change.node)))
  return { size, digest: `sha256:${hashOf(changes.map(describe).sort().join('\n'))}` }
}

function describe({ path, kind, node }: Change): string {
  return `${JSON.stringify(path)} ${kind === 'removed' ? 'removed' : digestNode(node)}`
}
