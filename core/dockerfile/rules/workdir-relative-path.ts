import type { Stage } from '../stages.ts'
import { dockerCheck } from './rule.ts'

export const workdirRelativePath = dockerCheck({
  name: 'WorkdirRelativePath',
  help: 'A relative folder depends on where the base image happens to be. Begin the first WORKDIR with `/`.',
  *check({ stages, visits }) {
    const set = new Set<number>()
    for (const { stage, instruction, expanded, place } of visits) {
      if (instruction.keyword !== 'WORKDIR') continue
      const path = expanded.args[0]?.text ?? ''
      const message = `Relative workdir "${path}" can have unexpected results if the base image changes`
      const first = !chainOf(stages.stages, stage).some((index) => set.has(index))
      if (first && !path.startsWith('/')) yield { message, place, range: expanded.args[0]?.range }
      set.add(stage.index)
    }
  },
})

/** The stage and those it is based on. */
function chainOf(stages: readonly Stage[], stage: Stage): readonly number[] {
  const chain = [stage.index]
  for (let base = stage.base; base.kind === 'stage'; base = stages[base.index]!.base) chain.push(base.index)
  return chain
}
