/** Brings what a build found together in its result, however far it came. */
import type { Stage, Stages } from '@/core/dockerfile/stages.ts'
import type { BuildError, DockerfileSyntax } from '@/core/dockerfile/syntax.ts'
import { weigh } from '@/core/files/weigh.ts'
import type { Bases } from './base-search.ts'
import type { Context } from './context.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { displayName } from './display-name.ts'
import type { Draft } from './draft.ts'
import type { MadeStage } from './make-stages.ts'
import type { Plan } from './plan.ts'
import type { BuildOutcome, BuildRequest, BuildResult, StageResult } from './result.ts'

export interface Findings {
  readonly request: BuildRequest
  readonly syntax: DockerfileSyntax
  readonly stages: Stages
  readonly context: Context
  readonly plan?: Plan
  readonly drafts?: ReadonlyMap<number, Draft>
  readonly made?: ReadonlyMap<number, MadeStage>
  readonly bases?: Bases
}

/** `error` is what stopped the build before its steps failed by themselves. */
export function finish(findings: Findings, error: BuildError | undefined): BuildResult {
  const { request, syntax, stages, context, plan } = findings
  const failure = error ?? stepFailure(findings)
  const outcome = outcomeOf(findings, failure)
  const results = stages.stages.map((stage) => stageResult(stage, findings))
  const operations = results.flatMap((result) => result.operations)
  return {
    request,
    syntax,
    stages,
    targetIndex: plan?.target,
    outcome,
    results,
    operations,
    edges: (plan?.edges ?? []).map((edge) => ({
      ...edge,
      operation: operations.find((one) => one.stage === edge.to && one.instruction === edge.instruction)?.id,
    })),
    diagnostics: diagnosticsOf(findings, failure, results),
    contextTree: context.tree,
    contextBytes: weigh(context.tree.root).bytes,
  }
}

function stepFailure({ made, plan }: Findings): BuildError | undefined {
  for (const [index, { making }] of made ?? []) {
    if (plan?.needed.has(index) && making.error !== undefined) return making.error
  }
  return undefined
}

function outcomeOf(findings: Findings, failure: BuildError | undefined): BuildOutcome {
  if (failure !== undefined) return { kind: 'failed', error: failure }
  const { plan, made } = findings
  const target = plan?.target === undefined ? undefined : made?.get(plan.target)
  const doubtful = [...(made ?? [])].filter(
    ([index, { making }]) => plan?.needed.has(index) && making.state === 'unknown',
  )
  if (doubtful.length === 0 && target?.image !== undefined) return { kind: 'succeeded', image: target.image }
  const operations = doubtful.flatMap(([, { making }]) => making.operations.filter((one) => one.state === 'unknown'))
  const reasons = [...new Set(operations.flatMap((one) => one.unsupported))]
  return { kind: 'unknown', reasons, range: operations[0]?.instruction.range, image: target?.image }
}

function stageResult(stage: Stage, findings: Findings): StageResult {
  const { plan } = findings
  const needed = plan?.needed.has(stage.index) ?? false
  const made = findings.made?.get(stage.index)
  const draft = findings.drafts?.get(stage.index)
  const skippedBecause = plan === undefined ? undefined : (why(stage, findings, needed) ?? waiting(findings, made))
  const common = { stage, needed, skippedBecause, config: draft?.error === undefined ? draft?.config : undefined }
  if (made === undefined) {
    const state = needed || draft?.error !== undefined ? 'failed' : 'skipped'
    return { ...common, image: undefined, tree: undefined, operations: [], state }
  }
  const { making, image } = made
  return { ...common, image, tree: making.tree, operations: making.operations, state: making.state }
}

function why(stage: Stage, { stages, plan }: Findings, needed: boolean): string | undefined {
  if (needed || plan?.target === undefined) return undefined
  const name = stage.name ?? String(stage.index)
  const target = shown(stages, plan.target)
  const base = stage.name === undefined ? '' : `FROM ${name}, `
  return `The target ${target} does not need it: neither it nor a stage it stands on says ${base}COPY --from=${name}${stage.name === undefined ? '' : ` or RUN --mount=from=${name}`}.`
}

function waiting({ stages }: Findings, made: MadeStage | undefined): string | undefined {
  const stage = made?.making.waitsFor
  return stage === undefined ? undefined : `It needs ${shown(stages, stage)}, which did not finish.`
}

function shown(stages: Stages, index: number): string {
  return displayName(stages.stages, index) || `stage-${index}`
}
