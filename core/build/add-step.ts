/** Adds a step to a draft, with its line of history. */
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { Draft } from './draft.ts'
import type { Action } from './step.ts'

export function addStep(
  draft: Draft,
  instruction: Instruction,
  action: Action,
  text: string,
  createdBy: string,
): Draft {
  const step = { instruction, action, text, createdBy }
  return { ...draft, added: { createdBy, line: instruction.startLine, step } }
}
