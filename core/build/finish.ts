/** Brings what a build found together in its result, however far it came. */
import type { Stage, Stages } from '@/core/dockerfile/stages.ts'
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import { weigh } from '@/core/files/weigh.ts'
import { buildRemarks, sorted } from './diagnostics.ts'
import { displayName } from './display-name.ts'
import type { MadeStage } from './make-stages.ts'
import type { Plan } from './plan.ts'
import type { Prepared } from './prepare.ts'
import type { BuildOutcome, BuildResult, StageResult } from './result.ts'

type Made = ReadonlyMap<number, MadeStage>

/** `error` is what stopped the build before its steps failed by themselves. */
export function finish(prepared: Prepared, made: Made, error: BuildError | undefined): BuildResult {
  const { request, syntax, stages, context, plan } = prepared
  const failure = error ?? stepFailure(plan, made)
  const results = stages.stages.map((stage) => stageResult(stage, prepared, made))
  const operations = results.flatMap((result) => result.operations)
  const operationAt = operationFinder(results)
  const remarks = [...stages.diagnostics, ...buildRemarks(prepared, failure, [...made.values()]), ...prepared.remarks]
  return {
    request,
    syntax,
    stages,
    targetIndex: plan.target,
    outcome: outcomeOf(plan, made, failure),
    results,
    operations,
    edges: plan.edges.map((edge) => ({ ...edge, operation: operationAt(edge.to, edge.instruction) })),
    imageSources: plan.dependencies.flatMap(({ source, stage: to, kind, instruction }) =>
      source.kind === 'image'
        ? [{ ref: source.ref, to, kind, instruction, operation: operationAt(to, instruction) }]
        : [],
    ),
    diagnostics: sorted(remarks),
    contextTree: context.tree,
    contextBytes: weigh(context.tree.root).bytes,
  }
}

/** An instruction's operation in a stage: a trigger's is carried out in several. */
function operationFinder(results: readonly StageResult[]) {
  const byStage = new Map<number, ReadonlyMap<Instruction, string>>()
  return (stage: number, instruction: Instruction) => {
    const known = byStage.get(stage) ?? instructionsOf(results[stage])
    byStage.set(stage, known)
    return known.get(instruction)
  }
}

function instructionsOf(result: StageResult | undefined): ReadonlyMap<Instruction, string> {
  return new Map((result?.operations ?? []).map((one) => [one.instruction, one.id]))
}

function stepFailure(plan: Plan, made: Made): BuildError | undefined {
  for (const [index, { making }] of made) {
    if (plan.needed.has(index) && making.error !== undefined) return making.error
  }
  return undefined
}

function outcomeOf(plan: Plan, made: Made, failure: BuildError | undefined): BuildOutcome {
  if (failure !== undefined) return { kind: 'failed', error: failure }
  const target = plan.target === undefined ? undefined : made.get(plan.target)
  const doubtful = [...made].filter(([index, { making }]) => plan.needed.has(index) && making.state === 'unknown')
  if (doubtful.length === 0 && target?.image !== undefined) return { kind: 'succeeded', image: target.image }
  const operations = doubtful.flatMap(([, { making }]) => making.operations.filter((one) => one.state === 'unknown'))
  const reasons = [...new Set(operations.flatMap((one) => one.unsupported))]
  return { kind: 'unknown', reasons, range: operations[0]?.instruction.range, image: target?.image }
}

function stageResult(stage: Stage, prepared: Prepared, made: Made): StageResult {
  const { plan, stages } = prepared
  const needed = plan.needed.has(stage.index)
  const one = made.get(stage.index)
  const draft = prepared.drafts.get(stage.index)
  const skippedBecause = needed ? waiting(stages, one) : notNeeded(stage, stages, plan)
  const failed = needed || draft?.error !== undefined
  return {
    stage,
    needed,
    skippedBecause,
    get config() {
      return draft?.error === undefined ? draft?.whole : undefined
    },
    image: one?.image,
    tree: one?.making.tree,
    operations: one?.making.operations ?? [],
    state: one?.making.state ?? (failed ? 'failed' : 'skipped'),
  }
}

function notNeeded(stage: Stage, stages: Stages, plan: Plan): string | undefined {
  if (plan.target === undefined) return undefined
  const number = `COPY --from=${stage.index}`
  const ways =
    stage.name === undefined
      ? number
      : `FROM ${stage.name}, COPY --from=${stage.name} or RUN --mount=from=${stage.name}`
  return `The target ${shown(stages, plan.target)} does not need it: neither that stage nor one it stands on says ${ways}.`
}

function waiting(stages: Stages, made: MadeStage | undefined): string | undefined {
  const stage = made?.making.waitsFor
  return stage === undefined ? undefined : `It needs ${shown(stages, stage)}, which did not finish.`
}

function shown(stages: Stages, index: number): string {
  return displayName(stages.stages, index)
}
