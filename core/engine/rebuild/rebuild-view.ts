/** Two builds after each other, with a change between them: which steps hit the cache, which run again, why, and at what cost. */
import { EARLIER } from '@/core/build/cache-key.ts'
import { type Compared, compareBuilds } from '@/core/build/compare.ts'
import { displayName } from '@/core/build/display-name.ts'
import { evaluate } from '@/core/build/evaluate.ts'
import { weaker } from '@/core/build/figures.ts'
import type { BuildRequest, BuildResult, Operation } from '@/core/build/result.ts'
import { COMPUTED, type Evidence, type Figure } from '@/core/text/evidence.ts'
import { letterOf } from '../build-view.ts'
import { placeOf, type StepPlace } from '../explore/places.ts'
import { applyChange } from './apply-change.ts'
import type { Change } from './change.ts'
import { durationOf } from './durations.ts'

export interface RebuildStep {
  readonly place: StepPlace
  readonly kind: Operation['kind']
  readonly state: 'hit' | 'runs' | 'not-reached'
  /** One sentence, code in back-ticks. */
  readonly because: string
  /** Set where it may be a hit after all. */
  readonly unsure: string | undefined
  /** Of a step that runs again: how long it took when recorded. */
  readonly seconds: Figure
}

export interface Cost {
  readonly runs: number
  readonly hits: number
  /** Sum over the steps that run again, as far as it is recorded. */
  readonly seconds: Figure
  /** Steps that run again and have no recorded time. */
  readonly untimed: number
}

export interface Rebuild {
  readonly steps: readonly RebuildStep[]
  readonly stages: readonly { readonly index: number; readonly letter: string; readonly name: string | undefined }[]
  readonly cost: Cost
  /** What was changed, in words. */
  readonly what: readonly string[]
  /** Docker's words, where the first build or the second fails. */
  readonly failed: { readonly which: 'first' | 'second'; readonly message: string } | undefined
}

export type RebuildView = Rebuild | { readonly impossible: string }

/** Without a change the second build is the first once more. */
export function rebuildView(request: BuildRequest, change: Change | undefined): RebuildView {
  const changed =
    change === undefined ? ({ kind: 'changed', request, what: [] } as const) : applyChange(request, change)
  if (changed.kind === 'impossible') return { impossible: changed.why }
  const before = evaluate(request)
  const after = evaluate(changed.request)
  const compared = compareBuilds(before, after)
  const steps = compared.map((one, index) => stepOf(one, compared.slice(0, index), before, after))
  return {
    steps,
    stages: after.results.map(({ stage }) => ({
      index: stage.index,
      letter: letterOf(stage.index),
      name: stage.writtenName,
    })),
    cost: costOf(steps),
    what: changed.what,
    failed: failureOf(before, 'first') ?? failureOf(after, 'second'),
  }
}

function failureOf({ outcome }: BuildResult, which: 'first' | 'second'): Rebuild['failed'] {
  return outcome.kind === 'failed' ? { which, message: outcome.error.message } : undefined
}

function stepOf(one: Compared, earlier: readonly Compared[], before: BuildResult, after: BuildResult): RebuildStep {
  const { operation } = one
  const state = operation.state === 'not-reached' ? 'not-reached' : one.hit ? 'hit' : 'runs'
  const old = before.operations.find((each) => each.id === operation.id)
  const timed = durationOf(operation, after.request.apps)
  return {
    place: placeOf(operation),
    kind: operation.kind,
    state,
    because: state === 'hit' ? whyHit(operation, earlier, after) : whyRun(one, earlier, after),
    unsure: state === 'runs' ? unsureBecause(operation, old, earlier, after) : undefined,
    seconds: timed.value === undefined ? durationOf(old, before.request.apps) : timed,
  }
}

function whyHit(operation: Operation, earlier: readonly Compared[], after: BuildResult): string {
  const from = operation.readsStages.find((stage) => earlier.some((one) => one.operation.stage === stage && !one.hit))
  if (from !== undefined)
    return `Stage ${named(after, from)} ran again, but the files copied from it are the same, byte for byte.`
  if (operation.kind === 'from') return 'The same image as before.'
  return 'Nothing it depends on changed.'
}

function whyRun(one: Compared, earlier: readonly Compared[], after: BuildResult): string {
  const { operation, because = '' } = one
  if (because === 'an earlier step changed') {
    const cause = earlier.findLast((each) => !each.hit && sameChain(each.operation, operation, after))
    if (cause !== undefined) return `The step above it ran again: \`${placeOf(cause.operation).text}\`.`
  }
  const from = operation.readsStages[0]
  const path = /^(\/\S*) (?:changed|is new|is gone)$/.exec(because)?.[1]
  if (from !== undefined && path !== undefined)
    return `\`${path}\` of stage ${named(after, from)} is not the same any more.`
  const file = /^(.+?) (changed|is new|is gone)$/.exec(because)
  if (file?.[1] !== undefined && operation.kind !== 'from' && isPath(file[1], operation))
    return `\`${file[1]}\` ${file[2]}.`
  return `${because.charAt(0).toUpperCase()}${because.slice(1)}.`
}

/** A part of the key that is a path of the context, not one of the named parts. */
function isPath(part: string, operation: Operation): boolean {
  return (operation.kind === 'copy' || operation.kind === 'add') && !part.startsWith('the ')
}

function sameChain(earlier: Operation, operation: Operation, after: BuildResult): boolean {
  if (earlier.stage === operation.stage) return true
  const base = after.results[operation.stage]?.stage.base
  return base?.kind === 'stage' && sameChain(earlier, { ...operation, stage: base.index }, after)
}

/** Copies of what nobody knows: equal bytes would have been a hit, and so would all that follows. */
function unsureBecause(
  operation: Operation,
  old: Operation | undefined,
  earlier: readonly Compared[],
  after: BuildResult,
): string | undefined {
  const from = operation.readsStages[0]
  if (from === undefined || old === undefined) return undefined
  const changed = Object.entries(operation.keyParts).filter(([name, value]) => old.keyParts[name] !== value)
  if (changed.some(([name]) => name === EARLIER)) return undefined
  const unknown = changed.length > 0 && changed.every(([, value]) => value.includes(' '))
  if (!unknown || !earlier.some((one) => one.operation.stage === from && !one.hit)) return undefined
  return `What ${named(after, from)} makes of the change is not known here. Should the files come out the same, this step is a hit.`
}

function named(result: BuildResult, stage: number): string {
  const name = result.results[stage]?.stage.writtenName
  return name === undefined ? displayName(result.stages.stages, stage) : `\`${name}\``
}

function costOf(steps: readonly RebuildStep[]): Cost {
  const again = steps.filter((step) => step.state === 'runs')
  const timed = again.filter((step) => step.seconds.value !== undefined)
  const evidence = timed.reduce<Evidence>((worst, step) => weaker(worst, step.seconds.evidence), COMPUTED)
  const none: Evidence = { kind: 'unsupported', why: 'how long these steps take is not recorded' }
  const nothing = again.length === 0
  return {
    runs: again.length,
    hits: steps.filter((step) => step.state === 'hit').length,
    seconds: {
      value: nothing ? 0 : timed.length === 0 ? undefined : timed.reduce((sum, step) => sum + step.seconds.value!, 0),
      unit: 'seconds',
      evidence: nothing || timed.length > 0 ? evidence : none,
    },
    untimed: again.length - timed.length,
  }
}
