/** One image beside several stages, to one scale: what would ship, what does, and what stays behind. */
import { chainOf } from '@/core/build/origin.ts'
import type { BuildResult, Operation } from '@/core/build/result.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { letterOf } from '../build-view.ts'
import { textOf } from './places.ts'

export interface Segment {
  readonly id: string
  /** The stage it is drawn in; of what COPY --from brought, the stage that made it. Undefined: a base image. */
  readonly stage: number | undefined
  readonly text: string
  readonly size: Figure
}

export interface ProportionBar {
  readonly stage: number
  readonly letter: string
  readonly name: string | undefined
  /** The image asked about, or a stage that was needed to make it and stays behind. */
  readonly ships: boolean
  readonly size: Figure
  readonly segments: readonly Segment[]
}

export interface Proportions {
  /** The image first, then what stays behind. */
  readonly bars: readonly ProportionBar[]
  /** Shipping the heaviest stage instead, as one image would: how many bytes more. Undefined where a size is not known. */
  readonly spared: number | undefined
}

export function proportionsOf(result: BuildResult, stage: number): Proportions {
  const own = new Set(familyOf(result, stage))
  const behind = neededBy(result, stage).filter((index) => !own.has(index))
  const bars = [stage, ...behind].flatMap((index) => barOf(result, index, index === stage))
  const sizes = bars.map((bar) => bar.size.value)
  const known = bars.length > 1 && sizes.every((size) => size !== undefined)
  const heaviest = Math.max(...sizes.slice(1).map((size) => size ?? 0))
  return { bars, spared: known ? heaviest - sizes[0]! : undefined }
}

/** The stage and those its FROM stands on. */
function familyOf(result: BuildResult, stage: number): readonly number[] {
  const base = result.results[stage]?.stage.base
  return base?.kind === 'stage' ? [stage, ...familyOf(result, base.index)] : [stage]
}

/** Stages it needs, by whatever way, in file order; one that only lies below another of them is part of that. */
function neededBy(result: BuildResult, stage: number): readonly number[] {
  const needed = new Set<number>()
  const visit = (to: number) => {
    for (const edge of result.edges) {
      if (edge.to !== to || needed.has(edge.from)) continue
      needed.add(edge.from)
      visit(edge.from)
    }
  }
  visit(stage)
  const copied = new Set(result.edges.filter((edge) => edge.kind !== 'base').map((edge) => edge.from))
  return [...needed].sort((a, b) => a - b).filter((index) => copied.has(index))
}

function barOf(result: BuildResult, index: number, ships: boolean): readonly ProportionBar[] {
  const found = result.results[index]
  if (found?.image === undefined) return []
  const segments = chainOf(result, index)
    .filter((operation) => operation.kind === 'from' || operation.added.value !== 0)
    .map(segmentOf)
  const { stage, image } = found
  return [{ stage: index, letter: letterOf(index), name: stage.writtenName, ships, size: image.size, segments }]
}

function segmentOf(operation: Operation): Segment {
  const from = operation.kind === 'copy' ? operation.readsStages[0] : undefined
  const stage = operation.kind === 'from' ? undefined : (from ?? operation.stage)
  return { id: operation.id, stage, text: textOf(operation), size: operation.added }
}
