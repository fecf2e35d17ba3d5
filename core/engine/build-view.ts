/** A build as the page shows it: plain, small, with every figure's evidence; file trees stay with the engine. */
import type { BuildOutcome, BuildResult, Operation, StageResult } from '@/core/build/result.ts'
import { weigh } from '@/core/files/weigh.ts'
import type { HealthCheck, Image, ImageConfig, Layer } from '@/core/images/image.ts'
import type { Evidence, Figure } from '@/core/text/evidence.ts'
import { instructionText } from './instruction-text.ts'

export interface OperationView {
  readonly id: string
  readonly stage: number
  readonly kind: Operation['kind']
  /** As BuildKit names the step. */
  readonly name: string
  readonly text: string
  readonly line: number
  readonly cached: boolean
  readonly state: Operation['state']
  readonly added: Figure
  readonly evidence: Evidence
  readonly unsupported: readonly string[]
  readonly output: readonly string[]
  readonly readsStages: readonly number[]
}

export interface StageView {
  readonly index: number
  /** A, B, C… in file order. */
  readonly letter: string
  readonly name: string | undefined
  readonly base: string
  readonly startLine: number
  readonly endLine: number
  readonly needed: boolean
  readonly isTarget: boolean
  readonly skippedBecause: string | undefined
  readonly state: StageResult['state']
  readonly size: Figure | undefined
  readonly operations: readonly OperationView[]
}

export interface LayerView {
  readonly createdBy: string
  readonly empty: boolean
  readonly size: Figure
  readonly by: Layer['by']
}

export interface ImageView {
  readonly size: Figure
  readonly compressedSize: Figure
  readonly base: { readonly ref: string; readonly evidence: Evidence } | undefined
  readonly layers: readonly LayerView[]
  readonly config: Pick<ImageConfig, 'entrypoint' | 'cmd' | 'workingDir' | 'user' | 'exposedPorts' | 'env'>
  readonly healthcheck: HealthCheck | undefined
}

export type OutcomeView =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly message: string; readonly line: number | undefined }
  | { readonly kind: 'unknown'; readonly reasons: readonly string[] }

export interface BuildView {
  readonly outcome: OutcomeView
  readonly stages: readonly StageView[]
  readonly image: ImageView | undefined
  readonly context: { readonly bytes: number; readonly files: number }
}

export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`
}

export function viewBuild(result: BuildResult): BuildView {
  const image = 'image' in result.outcome ? result.outcome.image : undefined
  return {
    outcome: viewOutcome(result.outcome),
    stages: result.results.map((stage) => viewStage(stage, result.targetIndex)),
    image: image && viewImage(image),
    context: { bytes: result.contextBytes, files: weigh(result.contextTree.root).files },
  }
}

export function viewOutcome(outcome: BuildOutcome): OutcomeView {
  switch (outcome.kind) {
    case 'succeeded':
      return { kind: 'succeeded' }
    case 'failed':
      return { kind: 'failed', message: outcome.error.message, line: outcome.error.range?.start.line }
    case 'unknown':
      return { kind: 'unknown', reasons: outcome.reasons }
  }
}

function viewStage(result: StageResult, target: number | undefined): StageView {
  const { stage } = result
  return {
    index: stage.index,
    letter: letterOf(stage.index),
    name: stage.writtenName,
    base: stage.writtenBase,
    startLine: stage.from.startLine,
    endLine: stage.instructions.at(-1)?.endLine ?? stage.from.endLine,
    needed: result.needed,
    isTarget: stage.index === target,
    skippedBecause: result.skippedBecause,
    state: result.state,
    size: result.image?.size,
    operations: result.operations.map(viewOperation),
  }
}

function viewOperation(operation: Operation): OperationView {
  const { id, stage, kind, name, cached, state, added, evidence, unsupported, output, readsStages } = operation
  return {
    id,
    stage,
    kind,
    name,
    text: instructionText(operation.instruction),
    line: operation.instruction.startLine,
    cached,
    state,
    added,
    evidence,
    unsupported,
    output,
    readsStages,
  }
}

function viewImage(image: Image): ImageView {
  const { entrypoint, cmd, workingDir, user, exposedPorts, env, healthcheck } = image.config
  return {
    size: image.size,
    compressedSize: image.compressedSize,
    base: image.base && { ref: image.base.ref, evidence: image.base.evidence },
    layers: image.layers.map(({ createdBy, emptyLayer, size, by }) => ({ createdBy, empty: emptyLayer, size, by })),
    config: { entrypoint, cmd, workingDir, user, exposedPorts, env },
    healthcheck,
  }
}
