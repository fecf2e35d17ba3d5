/** Bytes an image carries for nothing: files that a later layer deletes or writes again still weigh in the layer below. */
import { sizeOfNode, sumFigures } from '@/core/build/figures.ts'
import { writerIn } from '@/core/build/origin.ts'
import type { Operation } from '@/core/build/result.ts'
import type { Node } from '@/core/files/node.ts'
import { weigh } from '@/core/files/weigh.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { childPairs } from './delta.ts'
import { placeOf, type StepPlace } from './places.ts'

export interface Waste {
  readonly path: string
  readonly how: 'deleted' | 'overwritten'
  readonly size: Figure
  readonly files: number
  /** The operation whose layer still holds it; a base image's counts too. */
  readonly holder: string
  /** The operation that hides it. */
  readonly by: string
}

/** `chain`: the operations below an image, the oldest first. A deleted folder is one entry. */
export function wasteOf(chain: readonly Operation[]): readonly Waste[] {
  return chain.flatMap((operation, index) => {
    if (operation.kind === 'from' || operation.treeBefore.root === operation.tree.root) return []
    const hidden: Hidden[] = []
    collect(operation.treeBefore.root, operation.tree.root, '', hidden)
    const below = chain.slice(0, index)
    return hidden.map(({ path, how, node }) => {
      const holder = writerIn(below, path)?.id ?? ''
      return { path, how, size: sizeOfNode(node), files: weigh(node).files, holder, by: operation.id }
    })
  })
}

/** What one step hides of another's layer, together. */
export interface WasteGroup {
  readonly how: Waste['how']
  readonly holder: StepPlace
  readonly by: StepPlace
  readonly size: Figure
  /** Files and links. */
  readonly files: number
  /** The heaviest few. */
  readonly paths: readonly string[]
}

const NAMED = 3

/** Heaviest first; what is not known stands last. */
export function wasteGroups(wastes: readonly Waste[], chain: readonly Operation[]): readonly WasteGroup[] {
  const groups = new Map<string, Waste[]>()
  for (const waste of wastes) {
    const key = `${waste.holder} ${waste.by} ${waste.how}`
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [waste])
    else members.push(waste)
  }
  const place = (id: string) => placeOf(chain.find((operation) => operation.id === id)!)
  return [...groups.values()]
    .map((members) => {
      const { how, holder, by } = members[0]!
      const paths = [...members].sort(heaviestFirst).slice(0, NAMED)
      const files = members.reduce((sum, waste) => sum + waste.files, 0)
      return {
        how,
        holder: place(holder),
        by: place(by),
        size: totalWaste(members),
        files,
        paths: paths.map((one) => one.path),
      }
    })
    .sort(heaviestFirst)
}

function heaviestFirst(a: { readonly size: Figure }, b: { readonly size: Figure }): number {
  return (b.size.value ?? -1) - (a.size.value ?? -1)
}

export function totalWaste(wastes: readonly Waste[]): Figure {
  return sumFigures(wastes.map((waste) => waste.size))
}

interface Hidden {
  readonly path: string
  readonly how: Waste['how']
  readonly node: Node
}

function collect(before: Node, after: Node, path: string, hidden: Hidden[]): void {
  for (const pair of childPairs(before, after)) {
    const here = `${path}/${pair.name}`
    if (pair.before === undefined) continue
    if (pair.after === undefined) hidden.push({ path: here, how: 'deleted', node: pair.before })
    else if (pair.before.kind === 'directory' && pair.after.kind === 'directory')
      collect(pair.before, pair.after, here, hidden)
    else hidden.push({ path: here, how: 'overwritten', node: pair.before })
  }
}
