/** The stages of a build as a graph: columns of operations, and what goes from one to another. */
import type { BuildResult } from '@/core/build/result.ts'
import { type StageView, viewStages } from './build-view.ts'

export interface GraphEdge {
  readonly from: number
  readonly to: number
  readonly kind: 'base' | 'copy' | 'mount'
  readonly operation: string | undefined
}

export interface GraphView {
  readonly stages: readonly StageView[]
  readonly edges: readonly GraphEdge[]
}

export function viewGraph(result: BuildResult): GraphView {
  const edges = result.edges.map(({ from, to, kind, operation }) => ({ from, to, kind, operation }))
  return { stages: viewStages(result), edges }
}
