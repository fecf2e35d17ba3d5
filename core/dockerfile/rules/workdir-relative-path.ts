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
      const first = !isSet(stages.stages, stage, set)
      if (first && !path.startsWith('/')) yield { message, place, range: expanded.args[0]?.range }
      set.add(stage.index)
    }
  },
})

/** In the stage or one it is based on. */
function isSet(stages: readonly Stage[], start: Stage, set: ReadonlySet<number>): boolean {
  for (let stage: Stage | undefined = start; stage !== undefined; ) {
    if (set.has(stage.index)) return true
    stage = stage.base.kind === 'stage' ? stages[stage.base.index] : undefined
  }
  return false
}
