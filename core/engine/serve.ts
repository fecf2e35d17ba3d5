/** One request of the preview, answered by a container: what came, and by which way, for each hop of a redirect. */
import type { Work } from '@/core/checks/work.ts'
import type { Container } from '@/core/container/container.ts'
import { typeByName } from '@/core/container/file-types.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import { editorFile } from './editor-place.ts'
import { containerPort, previewContainer } from './preview-containers.ts'
import { type RedirectTarget, redirectTarget } from './redirect-target.ts'
import { standInFile, standInOf, standInProblem } from './stand-in.ts'
import { headerOf, type VisitStep } from './visit-view.ts'

export interface ServeRequest {
  readonly source: string
  /** On the learner's machine. */
  readonly port: number
  readonly method: string
  /** With the query: `/docs?x=1`. */
  readonly path: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly bodyBytes: number
  /** A page is asked for, not a part of one: redirects of pages are the browser's to follow. */
  readonly navigation: boolean
  /** Seconds since 1970. */
  readonly now: number
}

export type HopOutcome =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: readonly (readonly [string, string])[]
      /** Undefined: its bytes are not known. */
      readonly body: Uint8Array | undefined
      readonly file: string | undefined
      readonly redirect: RedirectTarget | undefined
      /** In place of a development server's modules: from the recorded build, or from a bundle of the edited sources. */
      readonly standIn: 'recorded' | 'bundled' | undefined
    }
  | { readonly kind: 'refused' | 'closed' | 'not-published' | 'would-proxy' | 'not-simulated'; readonly why: string }

export interface Hop {
  readonly method: string
  readonly path: string
  readonly outcome: HopOutcome
  readonly way: readonly VisitStep[]
}

/** As browsers do before they call it a redirect loop. */
const REDIRECT_LIMIT = 20

/** At least one hop; the last one is the answer. */
export function serve(work: Work, request: ServeRequest): readonly Hop[] {
  const hops = [hop(work, request)]
  while (!request.navigation && hops.length <= REDIRECT_LIMIT) {
    const next = followed(request, hops.at(-1)!)
    if (next === undefined) return hops
    hops.push(hop(work, next))
  }
  return hops
}

/** 303 turns into GET, as 301 and 302 do for POST. */
function followed(request: ServeRequest, { outcome, method }: Hop): ServeRequest | undefined {
  if (outcome.kind !== 'answer' || outcome.redirect?.kind !== 'inside') return undefined
  const turns = outcome.status === 303 ? method !== 'HEAD' : method === 'POST' && outcome.status < 303
  return { ...request, path: outcome.redirect.path, ...(turns ? { method: 'GET', bodyBytes: 0 } : { method }) }
}

function hop(work: Work, request: ServeRequest): Hop {
  const { source, method, path, port } = request
  const container = previewContainer(work, source)
  if (container === undefined) return none(request, 'refused', 'There is no running container.')
  const inside = containerPort(work, source, port)
  if (inside === undefined) return none(request, 'not-published', `No container publishes port ${port}.`)
  const answer = container.respond({ method, path, headers: sentHeaders(request), port: inside, now: request.now })
  const way = answer.way.map((step) => placed(work, container, step))
  return { method, path, way, outcome: outcomeOf(work, container, request, answer) }
}

function none(request: ServeRequest, kind: 'refused' | 'not-published', why: string): Hop {
  return { method: request.method, path: request.path, way: [], outcome: { kind, why } }
}

/** What a browser adds by itself: the port in `Host`, unless it is the standard one. */
function sentHeaders({ headers, port, bodyBytes }: ServeRequest): Readonly<Record<string, string>> {
  const host = port === 80 ? 'localhost' : `localhost:${port}`
  return { host, ...(bodyBytes > 0 ? { 'content-length': String(bodyBytes) } : {}), ...headers }
}

function placed(work: Work, container: Container, step: HttpAnswer['way'][number]): VisitStep {
  const { what, detail, file, range } = step
  const editor = file === undefined ? undefined : editorFile(container.tree, work.workspace, file)
  return { what, detail, file, line: range?.start.line, editor }
}

function outcomeOf(work: Work, container: Container, request: ServeRequest, answer: HttpAnswer): HopOutcome {
  const standIn = shownInstead(work, container, request, answer)
  if (standIn !== undefined) return standIn
  switch (answer.kind) {
    case 'no-answer':
      return answer.why === 'refused'
        ? { kind: 'refused', why: 'Nothing listens there: the connection is reset.' }
        : { kind: 'closed', why: 'The server closed the connection without an answer.' }
    case 'would-proxy':
      return { kind: 'would-proxy', why: `nginx would pass this request on to ${answer.to}.` }
    case 'not-simulated':
      return { kind: 'not-simulated', why: answer.why }
    case 'answer': {
      const { status, headers, body, bodyFile: file } = answer
      return { kind: 'answer', status, headers, body, file, redirect: redirectOf(request, answer), standIn: undefined }
    }
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

function redirectOf({ path, port }: ServeRequest, answer: HttpAnswer): RedirectTarget | undefined {
  const location = headerOf(answer, 'location')
  if (answer.kind !== 'answer' || !REDIRECTS.has(answer.status) || location === undefined) return undefined
  return redirectTarget(location, path, port)
}

function shownInstead(
  work: Work,
  container: Container,
  request: ServeRequest,
  answer: HttpAnswer,
): HopOutcome | undefined {
  if (answer.kind === 'no-answer') return undefined
  if (answer.kind === 'answer' && answer.status !== 200 && answer.status !== 404) return undefined
  const standIn = standInOf(container, work.world)
  if (standIn === undefined) return undefined
  const problem = standInProblem(standIn)
  if (problem !== undefined) return request.navigation ? { kind: 'not-simulated', why: problem } : undefined
  const found = standInFile(standIn, request.path, request.navigation)
  if (found === undefined) return undefined
  const headers = [
    ['content-type', typeByName(found.path)],
    ['cache-control', 'no-cache'],
  ] as const
  const body = request.method === 'HEAD' ? new Uint8Array() : found.bytes
  const from = standIn.kind === 'recorded' ? 'recorded' : 'bundled'
  return { kind: 'answer', status: 200, headers, body, file: undefined, redirect: undefined, standIn: from }
}
