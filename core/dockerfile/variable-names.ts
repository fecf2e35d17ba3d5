/** Variables that can be used at a place: ARG and ENV set before it, in the stage and those it stands on. */
import { argDeclarations } from './arg-words.ts'
import type { Stage, Stages } from './stages.ts'
import type { Instruction } from './syntax.ts'

/** `stages`: of the text before the place. In a FROM, and before the first one, only the global ARGs count. */
export function variableNames(stages: Stages, keyword: string | undefined): readonly string[] {
  const stage = stages.stages.at(-1)
  if (keyword === 'FROM' || stage === undefined) return globalNames(stages)
  const names = chain(stages, stage).flatMap((each) => each.instructions.flatMap(namesSetBy))
  return [...new Set(names)].filter((name) => /^\w+$/.test(name))
}

/** As written: predefined ones are there without a line of their own. */
function globalNames({ syntax, globals }: Stages): readonly string[] {
  const first = syntax.instructions.findIndex(({ keyword }) => keyword === 'FROM')
  const before = first < 0 ? syntax.instructions : syntax.instructions.slice(0, first)
  return [...new Set([...before.flatMap(namesSetBy), ...globals.keys()])]
}

/** The stage, then those below it. */
function chain(stages: Stages, start: Stage): readonly Stage[] {
  const all = [start]
  for (let base = start.base; base.kind === 'stage'; ) {
    const below: Stage | undefined = stages.stages[base.index]
    if (below === undefined || all.includes(below)) break
    all.push(below)
    base = below.base
  }
  return all
}

function namesSetBy(instruction: Instruction): readonly string[] {
  if (instruction.keyword === 'ARG') return argDeclarations(instruction).map(({ name }) => name)
  if (instruction.keyword !== 'ENV') return []
  return instruction.args.filter((_, at) => at % 2 === 0).map((word) => word.text)
}
