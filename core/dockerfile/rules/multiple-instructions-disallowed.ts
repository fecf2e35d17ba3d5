import type { Instruction } from '../syntax.ts'
import { dockerCheck } from './rule.ts'

export const multipleInstructionsDisallowed = dockerCheck({
  name: 'MultipleInstructionsDisallowed',
  help: 'Only the last one of a stage counts; this one is overwritten further down.',
  *check({ visits }) {
    const last = new Map<string, Instruction>()
    for (const { stage, instruction, place } of visits) {
      if (!ONCE.has(instruction.keyword)) continue
      const key = `${stage.index} ${instruction.keyword}`
      const earlier = last.get(key)
      const what = `Multiple ${instruction.written} instructions should not be used in the same stage`
      const message = `${what} because only the last one will be used`
      if (earlier !== undefined) yield { message, place: earlier, foundAt: place }
      last.set(key, place)
    }
  },
})

const ONCE = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK'])
