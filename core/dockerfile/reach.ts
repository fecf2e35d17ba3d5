/** Which stages a target needs: its base chain, and every stage its COPY --from and RUN --mount name, recursively. */
import { csvFields } from './csv-fields.ts'
import type { Stage } from './stages.ts'
import type { Instruction } from './syntax.ts'

export function reachableStages(stages: readonly Stage[], target: number): ReadonlySet<number> {
  const reached = new Set<number>()
  const open = [target]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const stage = stages[index]
    if (stage === undefined || reached.has(index)) continue
    reached.add(index)
    if (stage.base.kind === 'stage') open.push(stage.base.index)
    for (const instruction of withTriggers(stages, stage)) open.push(...namedStages(stages, instruction))
  }
  return reached
}

/** The stage's instructions behind the ONBUILD triggers of the stage it is based on. */
export function withTriggers(stages: readonly Stage[], stage: Stage): readonly Instruction[] {
  const base = stage.base.kind === 'stage' ? stages[stage.base.index] : undefined
  const triggers = (base?.instructions ?? []).flatMap((instruction) =>
    instruction.keyword === 'ONBUILD' && instruction.trigger !== undefined ? [instruction.trigger] : [],
  )
  return [...triggers, ...stage.instructions]
}

function namedStages(stages: readonly Stage[], instruction: Instruction): readonly number[] {
  const named = instruction.flags.flatMap((flag) => {
    if (instruction.keyword === 'COPY' && flag.name === 'from') return [stageOf(stages, flag.value ?? '', true)]
    if (instruction.keyword !== 'RUN' || flag.name !== 'mount') return []
    const csv = csvFields(flag.value ?? '')
    const froms = csv.kind === 'ok' ? csv.fields.filter((field) => /^from=/i.test(field)) : []
    return froms.map((field) => stageOf(stages, field.slice(5), false))
  })
  return named.filter((index) => index >= 0)
}

function stageOf(stages: readonly Stage[], written: string, numbers: boolean): number {
  if (numbers && /^[+-]?\d+$/.test(written)) return Number(written) < stages.length ? Number(written) : -1
  return stages.findLastIndex((stage) => stage.name === written.toLowerCase())
}
