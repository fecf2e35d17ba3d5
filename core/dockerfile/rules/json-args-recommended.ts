import { dockerCheck } from './rule.ts'

export const jsonArgsRecommended = dockerCheck({
  name: 'JSONArgsRecommended',
  help: 'In shell form a shell stands between Docker and your program and does not pass signals on, so `docker stop` waits and then kills. Write `["program", "argument"]`.',
  *check({ visits }) {
    for (const { instruction, place, hasShell } of visits) {
      const starts = instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT'
      if (!starts || instruction.json || hasShell) continue
      const what = `JSON arguments recommended for ${instruction.written}`
      yield { message: `${what} to prevent unintended behavior related to OS signals`, place }
    }
  },
})
