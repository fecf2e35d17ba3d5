/** Places to point at: where in the learner's files a mistake is best shown. */

import type { BuildResult, Operation } from '@/core/build/result.ts'
import type { Stage } from '@/core/dockerfile/stages.ts'
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import type { Range } from '@/core/text/position.ts'
import type { Place } from './finding.ts'

export const DOCKERFILE = 'Dockerfile'

export function placeOf(range: Range, file: string = DOCKERFILE): Place {
  return { file, line: range.start.line, column: range.start.column }
}

export function placeOfInstruction(instruction: Instruction | undefined): Place | undefined {
  return instruction && placeOf(instruction.range)
}

export function placeOfError(error: BuildError): Place {
  return error.range ? placeOf(error.range, error.file) : { file: error.file, line: 1, column: 1 }
}

/** The last line that holds something: where to go on writing. */
export function lastLine(text: string | undefined, file: string = DOCKERFILE): Place {
  const lines = (text ?? '').split('\n')
  let line = lines.length
  while (line > 1 && lines[line - 1]!.trim() === '') line--
  return { file, line, column: 1 }
}

/** The stage a build is for, and below it the stages it stands on, nearest first. */
export function chainOf(result: BuildResult, index = result.targetIndex): readonly Stage[] {
  const chain: Stage[] = []
  let stage = index === undefined ? undefined : result.stages.stages[index]
  while (stage && !chain.includes(stage)) {
    chain.push(stage)
    stage = stage.base.kind === 'stage' ? result.stages.stages[stage.base.index] : undefined
  }
  return chain
}

/** The FROM that names the image at the bottom of the target. */
export function baseLine(result: BuildResult): Instruction | undefined {
  return chainOf(result).at(-1)?.from
}

/** Operations that made a stage, bases' first. */
export function operationsOf(result: BuildResult, index = result.targetIndex): readonly Operation[] {
  const chain = [...chainOf(result, index)].reverse()
  return chain.flatMap((stage) => result.results[stage.index]?.operations ?? [])
}

/** The last instruction of one kind in the target's own chain. */
export function lastInstruction(result: BuildResult, keywords: readonly string[]): Instruction | undefined {
  const all = chainOf(result).flatMap((stage) => [...stage.instructions].reverse())
  return all.find((instruction) => keywords.includes(instruction.keyword))
}
