/** Which steps BuildKit shows: those the target needs, equal ones once, and after a mistake no more than had begun. */
import { failedOperation } from '../error-block.ts'
import type { BuildResult, Operation } from '../result.ts'

export interface ShownOperation {
  readonly operation: Operation
  /** What it must wait for, as ids of shown operations. */
  readonly after: readonly string[]
}

export function shownOperations(result: BuildResult): readonly ShownOperation[] {
  const needed = result.operations.filter((one) => result.results[one.stage]?.needed)
  const failed = failedOperation(result)
  const standsFor = new Map<string, string>()
  const byIdentity = new Map<string, string>()
  const shown: ShownOperation[] = []
  const cancelled = new Set<number>()
  for (const operation of needed) {
    const identity = identityOf(operation)
    const earlier = identity === '' ? undefined : byIdentity.get(identity)
    standsFor.set(operation.id, earlier ?? operation.id)
    if (earlier !== undefined) continue
    if (operation.state === 'not-reached' && (failed?.stage !== operation.stage || cancelled.has(operation.stage)))
      continue
    if (operation.state === 'failed' && operation !== failed) continue
    if (operation.state === 'not-reached') cancelled.add(operation.stage)
    if (operation === failed) cancelled.add(operation.stage)
    if (identity !== '') byIdentity.set(identity, operation.id)
    shown.push({ operation, after: waitsFor(result, needed, operation).map((id) => standsFor.get(id) ?? id) })
  }
  return shown
}

/** A base image used twice, or a step that two stages share, is one vertex. */
function identityOf(operation: Operation): string {
  return operation.kind === 'from' ? operation.name.replace(/^.*?\] /, '') : operation.key
}

function waitsFor(result: BuildResult, needed: readonly Operation[], operation: Operation): readonly string[] {
  const own = needed.filter((one) => one.stage === operation.stage)
  const before = own[own.indexOf(operation) - 1] ?? endOfBase(result, needed, operation.stage)
  const sources = operation.readsStages.map((stage) => endOf(result, needed, stage))
  return [before, ...sources].flatMap((one) => (one === undefined ? [] : [one.id]))
}

/** A stage without steps of its own ends where its base ends. */
function endOf(result: BuildResult, needed: readonly Operation[], stage: number): Operation | undefined {
  return needed.findLast((one) => one.stage === stage) ?? endOfBase(result, needed, stage)
}

function endOfBase(result: BuildResult, needed: readonly Operation[], stage: number): Operation | undefined {
  const base = result.results[stage]?.stage.base
  return base?.kind === 'stage' && base.index < stage ? endOf(result, needed, base.index) : undefined
}
