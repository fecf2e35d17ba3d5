import { parsePort } from '../ports.ts'
import { dockerCheck } from './rule.ts'

export const exposeInvalidFormat = dockerCheck({
  name: 'ExposeInvalidFormat',
  help: 'EXPOSE names a port of the container. Which port of the host leads to it is said with `docker run -p`.',
  *check({ visits }) {
    for (const { instruction, expanded, place } of visits) {
      if (instruction.keyword !== 'EXPOSE') continue
      for (const [part, word] of expanded.args.entries()) {
        const spec = parsePort(word.text).spec
        if (spec === undefined || (spec.hostIp === '' && spec.hostPort === '')) continue
        const what = 'EXPOSE instruction should not define an IP address or host-port mapping'
        const message = `${what}, found '${word.text}'`
        yield { message, place, range: place === instruction ? word.range : undefined, part }
      }
    }
  },
})
