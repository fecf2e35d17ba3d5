import { parsePort } from '../ports.ts'
import { dockerCheck } from './rule.ts'

export const exposeProtoCasing = dockerCheck({
  name: 'ExposeProtoCasing',
  help: 'Write protocols small: `80/tcp`.',
  *check({ visits }) {
    for (const { instruction, expanded, place } of visits) {
      if (instruction.keyword !== 'EXPOSE') continue
      for (const [part, word] of expanded.args.entries()) {
        const protocol = parsePort(word.text).spec?.protocol ?? ''
        if (protocol === protocol.toLowerCase()) continue
        const message = `Defined protocol '${word.text}' in EXPOSE instruction should be lowercase`
        yield { message, place, range: place === instruction ? word.range : undefined, part }
      }
    }
  },
})
