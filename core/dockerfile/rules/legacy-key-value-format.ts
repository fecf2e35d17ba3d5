import { dockerCheck } from './rule.ts'

export const legacyKeyValueFormat = dockerCheck({
  name: 'LegacyKeyValueFormat',
  help: 'The old form without `=` takes the whole rest of the line as one value. Write `name=value`.',
  *check({ visits }) {
    for (const { instruction, place } of visits) {
      if (!instruction.legacy) continue
      const { written } = instruction
      const message = `"${written} key=value" should be used instead of legacy "${written} key value" format`
      yield { message, place }
    }
  },
})
