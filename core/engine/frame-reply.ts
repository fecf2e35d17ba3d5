/** From a container's answer to what the preview's frame gets: the same, as far as a service worker can give it. */
import type { FrameReply } from './preview-messages.ts'
import type { Hop, HopOutcome } from './serve.ts'

export interface FrameSetting {
  /** The preview's own origin. */
  readonly origin: string
  /** The lesson page's: it alone may show the frame. */
  readonly site: string
  readonly navigation: boolean
  /** On the learner's machine. */
  readonly port: number
}

/**
 * Headers that mean something else in a frame of ours than in a tab of its own, or that a made response may not have.
 * The bytes are not compressed here; frame rules would forbid the preview what they allow a tab.
 */
const LEFT_OUT = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'x-frame-options',
  'set-cookie',
  'clear-site-data',
  'service-worker-allowed',
  'origin-agent-cluster',
  'cross-origin-resource-policy',
  'location',
  'date',
])

/** What a service worker does not see — sockets, frames, forms — must not leave the preview either. */
export function isolation(site: string): string {
  const own = "'self' data: blob:"
  return [
    `default-src ${own} 'unsafe-inline' 'unsafe-eval' http: https:`,
    `connect-src ${own}`,
    `frame-src ${own}`,
    `worker-src ${own}`,
    "object-src 'none'",
    "form-action 'self'",
    `frame-ancestors 'self' ${site}`,
  ].join('; ')
}

export function frameReply({ outcome }: Hop, setting: FrameSetting): FrameReply {
  if (outcome.kind !== 'answer') return setting.navigation ? note(titleOf(outcome), outcome.why, setting) : NO_ANSWER
  const { redirect, body, status } = outcome
  if (redirect !== undefined) return redirectReply(redirect, status, setting)
  if (body === undefined) {
    const why = `The server answers with ${outcome.file ?? 'a file'}, whose bytes are not known here.`
    return setting.navigation ? note('Stagecraft cannot tell', why, setting) : NO_ANSWER
  }
  const type = outcome.headers.find(([name]) => name === 'content-type')?.[1]
  if (setting.navigation && isDownload(outcome, type))
    return note('A browser downloads this', `It comes as ${type ?? 'a file without a type'}, not as a page.`, setting)
  const isNull = status === 204 || status === 205 || status === 304
  return { kind: 'response', status, headers: given(outcome, setting), body: isNull ? undefined : body }
}

const NO_ANSWER: FrameReply = { kind: 'network-error' }

function given(outcome: Extract<HopOutcome, { kind: 'answer' }>, { site }: FrameSetting) {
  const headers = outcome.headers.flatMap(([name, value]): [string, string][] => {
    if (LEFT_OUT.has(name) || /[\r\n\0]/.test(value)) return []
    return [[name, name.startsWith('content-security-policy') ? withoutFrameRules(value) : value]]
  })
  return [...headers, ...guards(site)] as const
}

function guards(site: string): readonly (readonly [string, string])[] {
  return [
    ['content-security-policy', isolation(site)],
    ['cross-origin-resource-policy', 'same-origin'],
    ['origin-agent-cluster', '?1'],
    ['x-dns-prefetch-control', 'off'],
  ]
}

/** `frame-ancestors` speaks of who shows the page; in the learner's browser that is nobody. */
function withoutFrameRules(policy: string): string {
  const parts = policy.split(';').map((part) => part.trim())
  return parts.filter((part) => part !== '' && !/^(?:frame-ancestors|report-uri|report-to)\b/i.test(part)).join('; ')
}

function isDownload({ headers }: Extract<HopOutcome, { kind: 'answer' }>, type: string | undefined): boolean {
  if (headers.some(([name, value]) => name === 'content-disposition' && /^attachment/i.test(value))) return true
  return /^application\/(?:octet-stream|zip|gzip|x-[\w.-]+)\b/.test(type ?? '') && !/x-javascript/.test(type ?? '')
}

function redirectReply(
  target: NonNullable<Extract<HopOutcome, { kind: 'answer' }>['redirect']>,
  status: number,
  setting: FrameSetting,
): FrameReply {
  const { navigation, origin, site, port } = setting
  switch (target.kind) {
    case 'inside': {
      const headers = [['location', `${origin}${target.path}`], ...guards(site)] as const
      return { kind: 'response', status, headers, body: undefined }
    }
    case 'other-port': {
      const why = `The answer sends the browser to ${target.url}, port ${target.port}. The page was asked for on port ${port}: the redirect lost it.`
      return navigation ? note(`localhost:${target.port} is not this container`, why, setting) : NO_ANSWER
    }
    case 'outside': {
      const why = `The answer sends the browser to ${target.url}. The preview does not leave the container.`
      return navigation ? note('Another site', why, setting) : NO_ANSWER
    }
  }
}

function titleOf(outcome: Exclude<HopOutcome, { kind: 'answer' }>): string {
  switch (outcome.kind) {
    case 'refused':
    case 'not-published':
      return 'localhost refused to connect'
    case 'closed':
      return 'localhost sent no data'
    case 'would-proxy':
      return 'Passed on to another server'
    case 'not-simulated':
      return 'Stagecraft cannot tell'
  }
}

/** A page of ours in place of an answer: texts only. */
function note(title: string, why: string, { site }: FrameSetting): FrameReply {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.5rem}h1{font-size:1.25rem}</style><h1>${escaped(title)}</h1><p>${escaped(why)}</p></html>`
  const headers = [
    ['content-type', 'text/html; charset=utf-8'],
    ['content-security-policy', `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self' ${site}`],
    ['origin-agent-cluster', '?1'],
  ] as const
  return { kind: 'response', status: 502, headers, body: new TextEncoder().encode(html) }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
