import { z } from 'zod'
import { digest } from '@/core/files/digest.ts'
import type { FileNode } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import { defineClaim } from '../claim.ts'
import { CONTAINER_FACTS } from '../claim-facts.ts'
import { cannotTell, type Finding, fail, type Place, pass } from '../finding.ts'
import { nodeAt } from '../makers.ts'
import { imageOf, settled, settledByOwnSteps } from '../outcome.ts'
import { lastInstruction, lastLine, placeOfInstruction } from '../places.ts'
import { ask, bodyIs, isHtml, stoppedContainer, wayOf } from '../requests.ts'
import { type BuiltSite, builtSites } from '../site.ts'
import type { Container, Work } from '../work.ts'

/** `serves: { site: true, links: [/, /counter] }` */
export const serves = defineClaim({
  doc: "A container of the default image answers these links with the built site's page (200, HTML, the same bytes), and its assets (`portAbove`: on a port above this one).",
  facts: {
    ...CONTAINER_FACTS,
    port: ['closed', 'privileged'],
    link: 'the path asked for',
    status: 'the status code, `not-html`, `other-page`, `would-proxy` or `no-answer`',
    file: 'the file it is answered with',
    site: ['not-built'],
  },
  schema: z.strictObject({
    site: z.literal(true),
    links: z.array(z.string().startsWith('/')).min(1),
    assets: z.boolean().default(true),
    portAbove: z.number().int().optional(),
  }),
  judge({ links, assets, portAbove }, work) {
    const got = imageOf(work)
    if (got.kind === 'finding') return got.finding
    const at =
      placeOfInstruction(lastInstruction(got.result, ['COPY', 'ADD', 'CMD', 'ENTRYPOINT'])) ?? lastLine(work.dockerfile)
    const container = work.container(got.image)
    const stopped = stoppedContainer(container, configurationPlace(container, work) ?? at)
    if (stopped) return settledByOwnSteps(stopped, got)
    const sites = builtSites(got.result, work)
    const port = servingPort(container)
    if (port === undefined)
      return fail('The container runs, but nothing in it listens on a port.', at, { port: 'closed' })
    if (portAbove !== undefined && port <= portAbove)
      return fail(`The container listens on port ${port}, not on one above ${portAbove}.`, at, { port: 'privileged' })
    const paths = [...links, ...(assets ? assetPaths(sites) : [])]
    const bad = paths
      .map((path) => judgeAnswer(container, port, path, sites, { at, work }))
      .find((f) => f.status !== 'pass')
    return settled(bad ?? pass(`The container answers ${links.join(', ')} with the app.`), got)
  },
})

interface Where {
  readonly at: Place
  readonly work: Work
}

function judgeAnswer(
  container: Container,
  port: number,
  path: string,
  sites: readonly BuiltSite[],
  where: Where,
): Finding {
  const answer = ask(container, port, path)
  if (answer.kind === 'not-simulated') return cannotTell(`what GET ${path} is answered with (${answer.why})`, where.at)
  const place = answerPlace(answer, container, where)
  if (answer.kind !== 'answer')
    return fail(`GET ${path} gets no page${wayOf(answer)}.`, place, { link: path, status: answer.kind })
  const facts = { link: path, status: String(answer.status), ...(answer.bodyFile ? { file: answer.bodyFile } : {}) }
  if (answer.status !== 200) return fail(`GET ${path} is answered with ${answer.status}${wayOf(answer)}.`, place, facts)
  const asset = path.startsWith('/assets/') || sites.some((site) => path !== '/' && site.files.has(path.slice(1)))
  if (!asset && !isHtml(answer))
    return fail(`GET ${path} is answered, but not as HTML${wayOf(answer)}.`, place, { ...facts, status: 'not-html' })
  const served = answer.bodyFile === undefined ? undefined : nodeAt(container.tree, answer.bodyFile)
  const file = served?.kind === 'file' ? served : undefined
  if (sites.some((site) => bodyIs(answer, expected(site, path, asset), file))) return pass(`GET ${path}: 200`)
  const what = answer.bodyFile === undefined ? 'a page of nginx itself' : `\`${answer.bodyFile}\``
  return fail(`GET ${path} is answered with ${what}, which is not the site you built.`, where.at, {
    ...facts,
    status: 'other-page',
  })
}

function expected(site: BuiltSite, path: string, asset: boolean): FileNode {
  return site.files.get(asset ? path.slice(1) : 'index.html') ?? site.files.get('index.html')!
}

function assetPaths(sites: readonly BuiltSite[]): readonly string[] {
  const names = [...(sites[0]?.files.keys() ?? [])]
  return names.filter((name) => name !== 'index.html' && !name.endsWith('.map')).map((name) => `/${name}`)
}

/** 80 where it is open, else the first port that is. */
export function servingPort(container: Container): number | undefined {
  const ports = container.listens.filter((listen) => listen.address !== '127.0.0.1').map((listen) => listen.port)
  return ports.includes(80) ? 80 : ports[0]
}

/** A wrong answer is shown at the line of the configuration that gave it, when that is the learner's nginx.conf. */
function answerPlace(answer: HttpAnswer, container: Container, { at, work }: Where): Place {
  const step = [...answer.way]
    .reverse()
    .find((entry) => entry.range && entry.file && isOwn(entry.file, container.tree, work))
  return step?.range ? { file: 'nginx.conf', line: step.range.start.line, column: step.range.start.column } : at
}

/** nginx names a file of the container; it is the learner's when the bytes are. */
function isOwn(path: string, tree: FileTree, work: Work): boolean {
  const own = nodeAt(work.workspace, 'nginx.conf')
  const used = nodeAt(tree, path)
  return own?.kind === 'file' && used?.kind === 'file' && digest(own.content) === digest(used.content)
}

/** `… in /etc/nginx/conf.d/default.conf:12` in the log of a container that could not start nginx. */
function configurationPlace(container: Container, work: Work): Place | undefined {
  const line = container.log
    .map((text) => /\[emerg\].* in (\/etc\/nginx\/\S+):(\d+)/.exec(text))
    .find((match) => match !== null)
  return line && isOwn(line[1]!, container.tree, work)
    ? { file: 'nginx.conf', line: Number(line[2]), column: 1 }
    : undefined
}
