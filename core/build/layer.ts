/** What one operation wrote, as a layer: only what differs weighs, and what it deletes still weighs in the layers below. */
import { type Change, diff } from '@/core/files/diff.ts'
import { digestNode, sha256Hex } from '@/core/files/digest.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { notKnown, sizeOfNode, sumFigures } from './figures.ts'

export interface Written {
  readonly changes: readonly Change[]
  readonly size: Figure
  readonly digest: string
}

export function layerOf(before: FileTree, after: FileTree, unknownBecause: string | undefined): Written {
  const changes = diff(before, after)
  const size = sumFigures(
    changes.filter((change) => change.kind !== 'removed').map((change) => sizeOfNode(change.node)),
  )
  const lines = changes.map((change) => `${change.kind} ${JSON.stringify(change.path)} ${digestOf(change)}`).sort()
  const digest = `sha256:${sha256Hex(lines.join('\n'))}`
  return { changes, size: unknownBecause === undefined ? size : notKnown(unknownBecause), digest }
}

function digestOf(change: Change): string {
  return change.kind === 'removed' ? '' : digestNode(change.node)
}
