/** What a step deletes or replaces: its bytes stay in the layers below, and every pull still carries them. */
import { diff } from '@/core/files/diff.ts'
import { lookup } from '@/core/files/tree.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { sizeOfNode, sumFigures } from './figures.ts'
import type { Operation } from './result.ts'

export interface Buried {
  /** Paths a real layer holds a whiteout for: a folder stands for all that was below it. */
  readonly whiteouts: readonly string[]
  /** Bytes of what was deleted, and of the files that were written anew. */
  readonly size: Figure
}

export function buriedBy({ treeBefore, tree }: Pick<Operation, 'treeBefore' | 'tree'>): Buried {
  const changes = treeBefore.root === tree.root ? [] : diff(treeBefore, tree)
  const removed = changes.filter((change) => change.kind === 'removed')
  const replaced = changes.flatMap(({ kind, path }) => {
    const old = kind === 'changed' ? lookup(treeBefore, path, { follow: false }) : undefined
    return old?.kind === 'found' && old.node.kind === 'file' ? [old.node] : []
  })
  const size = sumFigures([...removed.map(({ node }) => node), ...replaced].map(sizeOfNode))
  return { whiteouts: removed.map(({ path }) => path).sort(), size }
}
