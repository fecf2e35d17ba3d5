import type { Remark } from './remark.ts'

export const unresolvedUpstream: Remark = {
  name: 'nginx-unresolved-upstream',
  severity: 'info',
  help: 'nginx looks up the names in proxy_pass once, when it starts, and does not start without an answer. A container finds another one by its name only when both are in one network that Docker made for them.',
  *check({ verdict, place, lines }) {
    for (const { message, file, line } of [...verdict.messages, ...verdict.also]) {
      const host = /^host not found in upstream "([^"]*)"/.exec(message)?.[1]
      if (host === undefined || file !== place || line === undefined) continue
      yield {
        message: `A container alone knows no "${host}": nginx stops at its start`,
        at: { file, range: lines.line(line) },
      }
    }
  },
}
