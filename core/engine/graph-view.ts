/** The stages of a build as a graph: columns of operations, base images, and the files that go from one to another. */
import type { Crossing } from '@/core/build/crossing.ts'
import type { BuildResult, StageResult } from '@/core/build/result.ts'
import type { Evidence, Figure } from '@/core/text/evidence.ts'
import { letterOf, type OutcomeView, viewOutcome } from './build-view.ts'
import { type GraphEdge, viewEdges } from './graph-edges.ts'
import { type GraphImage, viewImages } from './graph-images.ts'
import { failedLine, viewRows } from './graph-rows.ts'

export type RowState = 'done' | 'failed' | 'unknown' | 'not-reached' | 'skipped'

/** What crosses, with the paths that were asked for and the folder or file they land in. */
export interface GraphReading {
  readonly paths: readonly string[]
  readonly to: string
  /** Undefined where one of the paths is not there. */
  readonly crossing: Crossing | undefined
}

/** One instruction of a stage. A `setting` changes the image's configuration and makes no files. */
export interface GraphRow {
  /** `1.0` is the FROM of the second stage, `1.2` its second instruction. */
  readonly id: string
  readonly kind: 'from' | 'run' | 'copy' | 'add' | 'workdir' | 'setting'
  /** The instruction on one line. */
  readonly text: string
  /** As it stands in the file, with its line breaks and here-documents. */
  readonly source: string
  readonly line: number
  readonly endLine: number
  /** It comes from an ONBUILD of the base, and stands at the FROM. */
  readonly onbuild: boolean
  readonly state: RowState
  /** Against the builds this machine has made; undefined when there is none, or nothing to find. */
  readonly cache: 'hit' | 'miss' | undefined
  readonly added: Figure | undefined
  readonly evidence: Evidence | undefined
  readonly unsupported: readonly string[]
  /** What it takes from the build context. */
  readonly context: readonly GraphReading[]
}

export interface GraphStage {
  readonly index: number
  readonly letter: string
  readonly name: string | undefined
  /** As messages call it: `builder`, `stage-1`. */
  readonly title: string
  readonly base: string
  readonly startLine: number
  readonly endLine: number
  readonly needed: boolean
  readonly isTarget: boolean
  /** `Not needed by stage-1`, and the whole reason. */
  readonly skipped: { readonly short: string; readonly why: string } | undefined
  readonly state: StageResult['state']
  readonly size: Figure | undefined
  readonly rows: readonly GraphRow[]
}

export interface GraphView {
  readonly target: number | undefined
  readonly stages: readonly GraphStage[]
  readonly images: readonly GraphImage[]
  readonly edges: readonly GraphEdge[]
  readonly outcome: OutcomeView
  /** The row at which the build stops. */
  readonly stopped: string | undefined
}

/** `cached`: ids of the operations a build on this machine would find; undefined when nothing was built here yet. */
export function viewGraph(result: BuildResult, cached?: ReadonlySet<string>): GraphView {
  const outcome = viewOutcome(result.outcome)
  const stages = result.results.map((stage) => viewStage(result, stage, cached))
  const line = failedLine(result)
  const rows = stages.flatMap((stage) => stage.rows)
  const failed = rows.filter((row) => row.state === 'failed')
  return {
    target: result.targetIndex,
    stages,
    images: viewImages(result),
    edges: viewEdges(result),
    outcome,
    stopped: outcome.kind === 'failed' ? (failed.find((row) => row.line === line) ?? failed[0])?.id : undefined,
  }
}

function viewStage(result: BuildResult, found: StageResult, cached: ReadonlySet<string> | undefined): GraphStage {
  const { stage, needed, skippedBecause, state } = found
  return {
    index: stage.index,
    letter: letterOf(stage.index),
    name: stage.writtenName,
    title: titleOf(result, stage.index),
    base: stage.writtenBase,
    startLine: stage.from.startLine,
    endLine: stage.instructions.at(-1)?.endLine ?? stage.from.endLine,
    needed,
    isTarget: stage.index === result.targetIndex,
    skipped: skippedBecause === undefined ? undefined : { short: shortReason(result, found), why: skippedBecause },
    state,
    size: found.image?.size,
    rows: viewRows(result, found, cached),
  }
}

function shortReason(result: BuildResult, { needed, skippedBecause }: StageResult): string {
  if (needed || result.targetIndex === undefined) return skippedBecause ?? ''
  return `Not needed by ${titleOf(result, result.targetIndex)}`
}

function titleOf(result: BuildResult, index: number): string {
  return result.results[index]?.stage.writtenName ?? `stage-${index}`
}
