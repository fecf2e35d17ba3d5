/** What one operation wrote, as a layer: only what differs weighs, and what it deletes still weighs in the layers below. */
import { type Change, diff } from '@/core/files/diff.ts'
import { digestNode, sha256Hex } from '@/core/files/digest.ts'
import type { DirectoryNode } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { notKnown, sizeOfNode, sumFigures } from './figures.ts'

export interface Written {
  readonly changes: readonly Change[]
  readonly size: Figure
  readonly digest: string
}

const NOTHING: Written = { changes: [], size: sumFigures([]), digest: `sha256:${sha256Hex('')}` }
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
  const size = sumFigures(
    changes.filter((change) => change.kind !== 'removed').map((change) => sizeOfNode(change.node)),
  )
  const lines = changes.map((change) => `${change.kind} ${JSON.stringify(change.path)} ${digestOf(change)}`).sort()
  const digest = `sha256:${sha256Hex(lines.join('\n'))}`
  return { changes, size, digest }
}

function digestOf(change: Change): string {
  return change.kind === 'removed' ? '' : digestNode(change.node)
}
