import { MAIN_FILE } from '../test.ts'
import type { Remark } from './remark.ts'

export const httpInConfD: Remark = {
  name: 'nginx-http-in-conf-d',
  severity: 'info',
  help: 'The image’s own nginx.conf has http { … }, and includes the files of conf.d inside of it. Keep the server { … } alone, or copy the whole file to /etc/nginx/nginx.conf.',
  *check({ verdict, place, lines }) {
    if (place === MAIN_FILE) return
    for (const { message, file, line } of [...verdict.messages, ...verdict.also]) {
      const name = /^"(http|events)" directive is not allowed here/.exec(message)?.[1]
      if (name === undefined || file !== place || line === undefined) continue
      yield {
        message: `${name} { … } belongs to the main file, and this one is included within its http { … }`,
        at: { file, range: lines.line(line) },
      }
      return
    }
  },
}
