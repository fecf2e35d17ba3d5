import { z } from 'zod'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import { defineClaim } from '../claim.ts'
import { CONF, CONF_PLACE as PLACE, ROOT, tryConf } from '../conf-trial.ts'
import { cannotTell, type Finding, fail, type Place, pass } from '../finding.ts'
import { lastLine } from '../places.ts'
import { isHtml, wayOf } from '../requests.ts'

/** `siteConf: { accepted: true }`, `siteConf: { links: [/, /counter] }` */
export const siteConf = defineClaim({
  doc: "nginx accepts the learner's nginx.conf as the official image's conf.d/default.conf, and serves the recorded site with it on port 80.",
  facts: {
    nginx: ['no-file', 'refused'],
    emerg: 'what nginx says',
    link: 'the path asked for',
    status: 'the status code, `not-html`, `other-page`, `proxy` or `refused`',
    asset: ['wrong'],
  },
  schema: z.strictObject({
    accepted: z.literal(true).optional(),
    links: z.array(z.string()).optional(),
    assets: z.literal(true).optional(),
  }),
  judge({ links = [], assets }, work) {
    const app = work.world.apps[0]
    if (!app) return cannotTell('no build of the app is recorded')
    const trial = tryConf(work, app)
    if (!trial) {
      return fail('There is no `nginx.conf` in the folder.', { file: CONF, line: 1, column: 1 }, { nginx: 'no-file' })
    }
    const { conf, verdict } = trial
    if (verdict.kind === 'unknown') return cannotTell(verdict.why, lastLine(conf, CONF))
    if (verdict.kind === 'refused') return refused(verdict.messages, conf)
    const pages = links.map((link) => judgePage(link, trial.get(link), conf))
    const files = assets ? trial.assets.map((name) => judgeAsset(name, trial.get(`/${name}`), conf)) : []
    const bad = [...pages, ...files].find((finding) => finding.status !== 'pass')
    return bad ?? pass('nginx accepts the file and serves the site with it.')
  },
})

type Messages = readonly {
  readonly level: string
  readonly message: string
  readonly file?: string
  readonly line?: number
}[]

function refused(messages: Messages, conf: string): Finding {
  const first = messages.find((entry) => entry.level !== 'warn') ?? messages[0]
  const at =
    first?.file === PLACE && first.line !== undefined
      ? { file: CONF, line: first.line, column: 1 }
      : lastLine(conf, CONF)
  const text = first?.message ?? 'the configuration is refused'
  return fail(`nginx refuses to start: [${first?.level ?? 'emerg'}] ${text}`, at, { nginx: 'refused', emerg: text })
}

function judgePage(link: string, answer: HttpAnswer, conf: string): Finding {
  const at = placeIn(answer, conf)
  if (answer.kind === 'not-simulated') return cannotTell(answer.why, at)
  if (answer.kind === 'no-answer') {
    return fail(`GET ${link} on port 80: connection refused. Nothing in this file listens on port 80.`, at, {
      link,
      status: 'refused',
    })
  }
  if (answer.kind !== 'answer')
    return fail(`GET ${link} would be passed on to ${answer.to}.`, at, { link, status: 'proxy' })
  const facts = { link, status: String(answer.status) }
  if (answer.status !== 200) return fail(`GET ${link} is answered with ${answer.status}${wayOf(answer)}.`, at, facts)
  if (!isHtml(answer))
    return fail(`GET ${link} is answered, but not as text/html: a browser would not show it as a page.`, at, {
      link,
      status: 'not-html',
    })
  if (answer.bodyFile === `${ROOT}/index.html`) return pass(`GET ${link}: the app`)
  return fail(`GET ${link} is answered with ${answer.bodyFile ?? 'something else'}, not with the app.`, at, {
    link,
    status: 'other-page',
  })
}

function judgeAsset(name: string, answer: HttpAnswer, conf: string): Finding {
  const at = placeIn(answer, conf)
  if (answer.kind === 'not-simulated') return cannotTell(answer.why, at)
  if (isFile(answer, `${ROOT}/${name}`)) return pass(`GET /${name}: the file`)
  const status = statusOf(answer)
  return fail(`GET /${name} should be that file; the answer is ${status}${wayOf(answer)}.`, at, {
    link: `/${name}`,
    status,
    asset: 'wrong',
  })
}

function isFile(answer: HttpAnswer, path: string): boolean {
  return answer.kind === 'answer' && answer.status === 200 && answer.bodyFile === path
}

function statusOf(answer: HttpAnswer): string {
  return answer.kind === 'answer' ? String(answer.status) : answer.kind
}

/** The last line of the learner's file on the answer's way; else its end. */
function placeIn(answer: HttpAnswer, conf: string): Place {
  const step = [...answer.way]
    .reverse()
    .find((entry) => entry.range && (entry.file === undefined || entry.file === PLACE))
  return step?.range
    ? { file: CONF, line: step.range.start.line, column: step.range.start.column }
    : lastLine(conf, CONF)
}
