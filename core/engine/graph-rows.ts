/** The rows of a stage's column: every instruction of it, with what became of it. */
import { crossingOf } from '@/core/build/crossing.ts'
import type { BuildResult, Operation, StageResult } from '@/core/build/result.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { GraphReading, GraphRow, RowState } from './graph-view.ts'
import { instructionText } from './instruction-text.ts'

const KINDS: Readonly<Record<string, GraphRow['kind']>> = {
  FROM: 'from',
  RUN: 'run',
  COPY: 'copy',
  ADD: 'add',
  WORKDIR: 'workdir',
}

interface Entry {
  readonly instruction: Instruction
  readonly operation: Operation | undefined
  readonly onbuild: boolean
}

/** Line of the mistake that ends the build. */
export function failedLine(result: BuildResult): number | undefined {
  return result.outcome.kind === 'failed' ? result.outcome.error.range?.start.line : undefined
}

export function viewRows(
  result: BuildResult,
  found: StageResult,
  cached: ReadonlySet<string> | undefined,
): readonly GraphRow[] {
  const entries = entriesOf(found)
  const broken = brokenAt(result, entries)
  const lines = result.syntax.text.split(/\r?\n/)
  return entries.map((entry, at) => {
    const { instruction, operation, onbuild } = entry
    const state = stateOf(result, found, entry, at, broken)
    const made = operation !== undefined && operation.kind !== 'from' && (state === 'done' || state === 'unknown')
    return {
      id: `${found.stage.index}.${at}`,
      kind: KINDS[instruction.keyword] ?? 'setting',
      text: instructionText(instruction),
      source: onbuild
        ? instructionText(instruction)
        : lines.slice(instruction.startLine - 1, instruction.endLine).join('\n'),
      line: instruction.startLine,
      endLine: instruction.endLine,
      onbuild,
      state,
      cache: made && cached !== undefined ? (cached.has(operation.id) ? 'hit' : 'miss') : undefined,
      added: made ? operation.added : undefined,
      evidence: operation?.evidence,
      unsupported: operation?.unsupported ?? [],
      context: operation === undefined ? [] : contextOf(operation),
    }
  })
}

/** FROM, then the base's triggers, then what is written. */
function entriesOf({ stage, operations }: StageResult): readonly Entry[] {
  const of = (instruction: Instruction) => operations.find((one) => one.instruction === instruction)
  const written = new Set<Instruction>([stage.from, ...stage.instructions])
  const triggered = operations.filter((one) => !written.has(one.instruction))
  return [
    { instruction: stage.from, operation: of(stage.from), onbuild: false },
    ...triggered.map((operation) => ({ instruction: operation.instruction, operation, onbuild: true })),
    ...stage.instructions.map((instruction) => ({ instruction, operation: of(instruction), onbuild: false })),
  ]
}

/** Place of the row that ends the build, when it lies in this stage. */
function brokenAt(result: BuildResult, entries: readonly Entry[]): number | undefined {
  const performed = entries.findIndex(({ operation }) => operation?.state === 'failed')
  if (performed >= 0) return performed
  const line = failedLine(result)
  // A mistake of the whole build that an operation shows already is shown there.
  if (line === undefined || result.operations.some((one) => one.state === 'failed' && isNeeded(result, one)))
    return undefined
  const at = entries.findIndex(
    ({ instruction, onbuild }) => !onbuild && line >= instruction.startLine && line <= instruction.endLine,
  )
  return at < 0 ? undefined : at
}

function isNeeded(result: BuildResult, operation: Operation): boolean {
  return result.results[operation.stage]?.needed === true
}

function stateOf(
  result: BuildResult,
  found: StageResult,
  { operation, instruction }: Entry,
  at: number,
  broken: number | undefined,
): RowState {
  if (at === broken) return 'failed'
  if (!found.needed) return 'skipped'
  if (operation !== undefined) return operation.state
  const under = found.stage.base.kind === 'stage' ? result.results[found.stage.base.index] : undefined
  if (under?.state === 'failed' || under?.state === 'skipped') return 'not-reached'
  const started = found.tree !== undefined && (found.state !== 'skipped' || found.operations.length > 0)
  const makesFiles = instruction.keyword !== 'FROM' && instruction.keyword in KINDS
  if (!started || makesFiles || (broken !== undefined && at > broken)) return 'not-reached'
  return stoppedBefore(found, at) ? 'not-reached' : 'done'
}

/** A setting behind a step that was not reached is not reached either. */
function stoppedBefore(found: StageResult, at: number): boolean {
  const before = entriesOf(found).slice(0, at)
  return before.some(({ operation }) => operation?.state === 'failed' || operation?.state === 'not-reached')
}

function contextOf(operation: Operation): readonly GraphReading[] {
  return operation.readings
    .filter(({ source }) => source.kind === 'context')
    .map((reading) => ({ paths: reading.paths, to: reading.to, crossing: crossingOf(reading) }))
}
