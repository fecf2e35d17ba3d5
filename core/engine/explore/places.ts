/** Where something stands in the Dockerfile, as a view shows it. */
import type { Operation } from '@/core/build/result.ts'
import { letterOf } from '../build-view.ts'

export interface StepPlace {
  /** The operation's. */
  readonly id: string
  readonly stage: number
  readonly letter: string
  readonly line: number
  /** The instruction on one line. */
  readonly text: string
}

export function placeOf(operation: Operation): StepPlace {
  const { id, stage, instruction } = operation
  return { id, stage, letter: letterOf(stage), line: instruction.startLine, text: textOf(operation) }
}

export function textOf({ instruction }: Pick<Operation, 'instruction'>): string {
  const { written, rest, flags } = instruction
  const words = flags.map((flag) => `--${flag.name}${flag.value === undefined ? '' : `=${flag.value}`}`)
  return [written, ...words, rest.text].join(' ').replace(/\s+/g, ' ').trim()
}
