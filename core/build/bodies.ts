/** The instructions of each stage as they will be carried out: first the ONBUILD triggers of what it stands on. */
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import type { Stage, Stages } from '@/core/dockerfile/stages.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { Bases } from './base-search.ts'

export interface StageBodies {
  readonly instructions: readonly (readonly Instruction[])[]
  /** How many of each are triggers. */
  readonly triggers: readonly number[]
}

export function bodiesOf(stages: Stages, bases: Bases): StageBodies {
  const triggers = stages.stages.map((stage) => triggersOf(stages, stage, bases))
  return {
    instructions: stages.stages.map((stage, index) => [...triggers[index]!, ...stage.instructions]),
    triggers: triggers.map((list) => list.length),
  }
}

/** A stage passes its triggers to the stages on it, not to those on them. Their place is the FROM that fires them. */
function triggersOf(stages: Stages, stage: Stage, bases: Bases): readonly Instruction[] {
  switch (stage.base.kind) {
    case 'scratch':
    case 'invalid':
      return []
    case 'stage': {
      const base = stages.stages[stage.base.index]
      return (base?.instructions ?? []).flatMap((one) =>
        one.keyword === 'ONBUILD' && one.trigger !== undefined ? [placedAt(one.trigger, stage)] : [],
      )
    }
    case 'image': {
      const found = bases.image(stage.base.ref, stage.from)
      if (found.kind !== 'found') return []
      return found.base.config.onbuild
        .flatMap((text) => parseDockerfile(text, stages.syntax.file).instructions)
        .map((one) => placedAt(one, stage))
    }
  }
}

function placedAt(trigger: Instruction, stage: Stage): Instruction {
  const { range, startLine, endLine } = stage.from
  return { ...trigger, keywordRange: { start: range.end, end: range.end }, range, startLine, endLine }
}
