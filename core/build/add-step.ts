/** Adds a step to a draft, with its line of history. */
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import { type Draft, remember } from './draft.ts'
import type { Action } from './step.ts'

export function addStep(
  draft: Draft,
  instruction: Instruction,
  action: Action,
  text: string,
  createdBy: string,
): Draft {
  const id = `${draft.stage.index}.${draft.read}`
  const step = {
    id,
    stage: draft.stage.index,
    instruction,
    action,
    text: draft.onbuild ? `ONBUILD ${text}` : text,
    ordinal: draft.firstOrdinal + draft.stepsBefore + draft.steps.length + 1,
    createdBy,
  }
  return remember({ ...draft, steps: [...draft.steps, step] }, instruction, createdBy, id)
}
