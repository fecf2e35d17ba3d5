import { z } from 'zod'
import type { FileTree } from '@/core/files/tree.ts'
import { file, put, readText } from '@/core/files/tree.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import { imageTree } from '@/core/nginx/image-files.ts'
import { respond } from '@/core/nginx/respond.ts'
import { testNginx } from '@/core/nginx/test.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, type Finding, fail, type Place, pass } from '../finding.ts'
import { lastLine } from '../places.ts'
import { type RecordedSite, recordedSite } from '../recorded-site.ts'
import { isHtml, wayOf } from '../requests.ts'

const CONF = 'nginx.conf'
const PLACE = '/etc/nginx/conf.d/default.conf'
const ROOT = '/usr/share/nginx/html'

/** `siteConf: { accepted: true }`, `siteConf: { links: [/, /counter] }` */
export const siteConf = defineClaim({
  doc: "nginx accepts the learner's nginx.conf as the official image's conf.d/default.conf, and serves the recorded site with it on port 80.",
  schema: z.strictObject({
    accepted: z.literal(true).optional(),
    links: z.array(z.string()).optional(),
    assets: z.literal(true).optional(),
  }),
  judge({ links = [], assets }, work) {
    const conf = readText(work.workspace, CONF)
    if (conf === undefined)
      return fail('There is no `nginx.conf` in the folder.', { file: CONF, line: 1, column: 1 }, { nginx: 'no-file' })
    const site = recordedSite(work)
    if (!site) return cannotTell('no build of the app is recorded')
    const tree = put(withSite(imageTree(), site), PLACE, file(conf))
    const verdict = testNginx({ tree })
    if (verdict.kind === 'unknown') return cannotTell(verdict.why, lastLine(conf, CONF))
    if (verdict.kind === 'refused' || !verdict.server) return refused(verdict.messages, conf)
    const server = verdict.server
    const get = (path: string) =>
      respond(server, tree, { method: 'GET', path, headers: { accept: 'text/html,*/*' }, host: 'localhost', port: 80 })
    const pages = links.map((link) => judgePage(link, get(link), conf))
    const files = assets ? site.assets.map((name) => judgeAsset(name, get(`/${name}`), conf)) : []
    return (
      [...pages, ...files].find((finding) => finding.status !== 'pass') ??
      pass('nginx accepts the file and serves the site with it.')
    )
  },
})

function withSite(tree: FileTree, site: RecordedSite): FileTree {
  return [...site.files].reduce((all, [path, bytes]) => put(all, `${ROOT}/${path}`, file(bytes)), tree)
}

type Messages = readonly {
  readonly level: string
  readonly message: string
  readonly file?: string
  readonly line?: number
}[]

function refused(messages: Messages, conf: string): Finding {
  const first = messages.find((entry) => entry.level === 'emerg') ?? messages[0]
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
