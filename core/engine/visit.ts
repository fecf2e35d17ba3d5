/** Asks a container for a page as a browser would: follows redirects, and brings along styles and pictures. */
import type { start } from '@/core/container/start.ts'
import { toBase64 } from '@/core/files/base64.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import { resolvePath } from './redirect-target.ts'
import { headerOf, type VisitView, viewSteps } from './visit-view.ts'

export type Container = ReturnType<typeof start>

/** As browsers do before they call it a redirect loop. */
const REDIRECT_LIMIT = 20

export function visit(container: Container, path: string, wantedPort: number | undefined): VisitView {
  const port = wantedPort ?? container.listens[0]?.port
  if (port === undefined) return { kind: 'none', reason: stoppedReason(container), detail: container.log, way: [] }
  let address = path
  for (let hops = 0; hops < REDIRECT_LIMIT; hops += 1) {
    const answer = get(container, address, port)
    const next = redirectTarget(answer, address)
    if (next === undefined) return view(container, answer, address, port)
    address = next
  }
  return {
    kind: 'none',
    reason: 'The answers send the browser round in a circle (too many redirects).',
    detail: [],
    way: [],
  }
}

function get(container: Container, path: string, port: number): HttpAnswer {
  const headers = { accept: 'text/html,*/*', 'user-agent': 'Mozilla/5.0' }
  return container.respond({ method: 'GET', path, headers, port, host: 'localhost' })
}

function stoppedReason(container: Container): string {
  const { state } = container
  switch (state.kind) {
    case 'running':
      return 'The container runs, but nothing in it listens on a port.'
    case 'exited':
      return `The container stopped (exit code ${state.code}): ${state.reason}`
    case 'cannot-start':
      return `The container does not start: ${state.message}`
    case 'unknown':
      return `Stagecraft cannot tell: ${state.why}`
  }
}

/** Only redirects that stay in this container are followed. */
function redirectTarget(answer: HttpAnswer, from: string): string | undefined {
  const location = headerOf(answer, 'location')
  if (answer.kind !== 'answer' || answer.status < 301 || answer.status > 308 || location === undefined) return undefined
  const local = /^(?:https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?)?(\/.*)?$/.exec(location)
  return local ? local[1] || '/' : location.includes('://') ? undefined : resolvePath(from, location)
}

function view(container: Container, answer: HttpAnswer, path: string, port: number): VisitView {
  const way = viewSteps(answer.way)
  switch (answer.kind) {
    case 'no-answer':
      return { kind: 'none', reason: `localhost refused to connect on port ${port}.`, detail: [], way }
    case 'would-proxy':
      return { kind: 'none', reason: `nginx would pass this request on to ${answer.to}.`, detail: [], way }
    case 'not-simulated':
      return { kind: 'none', reason: `Stagecraft cannot tell: ${answer.why}`, detail: [], way }
    case 'answer': {
      const type = headerOf(answer, 'content-type') ?? ''
      const text = answer.body && isText(type) ? new TextDecoder().decode(answer.body) : undefined
      const page = text !== undefined && /html/.test(type) ? withParts(container, text, path, port) : undefined
      const { status, headers, bodyFile: file } = answer
      return { kind: 'answer', status, headers, type, bytes: answer.body?.length, text, page, file, way, port }
    }
  }
}

function isText(type: string): boolean {
  return /^text\/|json|javascript|xml|svg/.test(type)
}

/** Styles and pictures become part of the page; scripts are left out, they would not be run. */
function withParts(container: Container, html: string, path: string, port: number): string {
  const fetchPart = (reference: string) => {
    if (/^(?:[a-z]+:)?\/\//i.test(reference) || reference.startsWith('data:')) return undefined
    const answer = get(container, resolvePath(path, reference), port)
    return answer.kind === 'answer' && answer.status === 200 ? answer : undefined
  }
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi, '')
    .replace(/<link\b[^>]*\brel=["']?stylesheet["']?[^>]*>/gi, (tag) => {
      const body = fetchPart(attribute(tag, 'href'))?.body
      return body ? `<style>${new TextDecoder().decode(body).replace(/<\/style/gi, '<\\/style')}</style>` : ''
    })
    .replace(/<link\b[^>]*>/gi, '')
    .replace(/<img\b[^>]*>/gi, (tag) => {
      const source = attribute(tag, 'src')
      const answer = fetchPart(source)
      if (!answer?.body) return tag
      return tag.replace(source, `data:${headerOf(answer, 'content-type') ?? ''};base64,${toBase64(answer.body)}`)
    })
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? ''
}
