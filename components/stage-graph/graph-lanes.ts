/** Ways beside the stages: one lane for each source, so that what comes from one place runs together until it branches off. */
import type { GraphEdge } from '@/core/engine/graph-edges.ts'
import type { GraphView } from '@/core/engine/graph-view.ts'
import { CHIP } from './graph-measures.ts'

export interface Lanes {
  readonly width: number
  /** From the left end of the lanes. */
  laneOf(edge: GraphEdge): number
  /** Place among the edges that enter the same row, from 0. */
  chipOf(edge: GraphEdge): number
}

const LANE = 12
const EDGE = 14

/** The gutter left of one stage. */
export function lanesBetween(view: GraphView, stage: number): Lanes {
  const edges = view.edges.filter((edge) => edge.to === stage)
  const sources = [...new Set(edges.map(sourceOf))]
  return lanesOf(edges, (edge) => sources.indexOf(sourceOf(edge)), sources.length, stage === 0 ? 0 : 22)
}

/** The one margin of a graph whose stages stand below each other; ways that do not meet share a lane. */
export function lanesBeside(view: GraphView): Lanes {
  const ends = new Map<string, { from: number; to: number }>()
  for (const edge of view.edges) {
    const start = edge.from.kind === 'stage' ? edge.from.index + 0.9 : edge.to - 0.1
    const known = ends.get(sourceOf(edge)) ?? { from: start, to: start }
    ends.set(sourceOf(edge), { from: Math.min(known.from, edge.to), to: Math.max(known.to, edge.to + 0.5) })
  }
  const taken: number[] = []
  const lanes = new Map<string, number>()
  for (const [source, { from, to }] of [...ends].toSorted((a, b) => a[1].from - b[1].from)) {
    const free = taken.findIndex((until) => until < from)
    const lane = free < 0 ? taken.length : free
    taken[lane] = to
    lanes.set(source, lane)
  }
  return lanesOf(view.edges, (edge) => lanes.get(sourceOf(edge)) ?? 0, taken.length, 8)
}

function lanesOf(edges: readonly GraphEdge[], lane: (edge: GraphEdge) => number, count: number, empty: number): Lanes {
  const chips = Math.max(0, ...edges.map((edge) => chipOf(edges, edge) + 1))
  return {
    width: edges.length === 0 ? empty : EDGE + count * LANE + chips * (CHIP + 4),
    laneOf: (edge) => EDGE + lane(edge) * LANE,
    chipOf: (edge) => chipOf(edges, edge),
  }
}

function chipOf(edges: readonly GraphEdge[], edge: GraphEdge): number {
  return edges.filter((one) => one.row === edge.row).indexOf(edge)
}

function sourceOf({ from }: GraphEdge): string {
  return from.kind === 'stage' ? `stage:${from.index}` : from.id
}
