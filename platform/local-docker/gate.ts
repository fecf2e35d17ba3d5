/** Who may ask for a build: this machine's own browser, on the site's own page, with the token. Cheap questions come first. */
import { isLoopback } from './setting.ts'
import type { TokenGuard } from './token-guard.ts'

export const TOKEN_HEADER = 'x-stagecraft-token'
/** Set by the server itself where the raw request carried a proxy's header (see `arrivals.ts`). */
export const FORWARDED_HEADER = 'x-stagecraft-forwarded'

export interface Refusal {
  readonly status: number
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Undefined: let in. */
export function refusalOf(request: Pick<Request, 'method' | 'headers'>, guard: TokenGuard): Refusal | undefined {
  return methodProblem(request) ?? placeProblem(request.headers) ?? tokenProblem(request.headers, guard)
}

function methodProblem({ method, headers }: Pick<Request, 'method' | 'headers'>): Refusal | undefined {
  if (method !== 'POST') return { status: 405, message: 'Only POST is answered here.', headers: { Allow: 'POST' } }
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  return type === 'application/json' ? undefined : { status: 415, message: 'The body must be application/json.' }
}

/** A name that resolves to this machine can be anybody's (DNS rebinding): only loopback names count. */
export function placeProblem(headers: Headers): Refusal | undefined {
  const host = headers.get('host') ?? ''
  const [, name = ''] = /^(\[[0-9a-fA-F:.]+\]|[^:[\]]+)(?::\d{1,5})?$/.exec(host) ?? []
  const forbidden = (message: string) => ({ status: 403, message })
  if (!isLoopback(name)) return forbidden('This is answered under a loopback name only.')
  if (isForwarded(headers, host)) return forbidden('Forwarded requests are refused.')
  if (headers.get('origin') !== `http://${host}`) return forbidden('Only the site’s own page may ask this.')
  const site = headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' ? undefined : forbidden('Only the site’s own page may ask this.')
}

const PROXY_HEADERS = [
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  FORWARDED_HEADER,
]

/** Next adds four such headers to every request; they pass with the values Next gives them, and with no others. */
function isForwarded(headers: Headers, host: string): boolean {
  if (PROXY_HEADERS.some((name) => headers.has(name))) return true
  return [...headers].some(([name, value]) => {
    if (!name.startsWith('x-forwarded-')) return false
    switch (name) {
      case 'x-forwarded-host':
        return value !== host
      case 'x-forwarded-proto':
        return value !== 'http'
      case 'x-forwarded-port':
        return value !== (/:(\d+)$/.exec(host)?.[1] ?? '80')
      case 'x-forwarded-for':
        return !isLoopback(value.replace(/^::ffff:/, ''))
      default:
        return true
    }
  })
}

function tokenProblem(headers: Headers, guard: TokenGuard): Refusal | undefined {
  const checked = guard.check(headers.get(TOKEN_HEADER))
  switch (checked.kind) {
    case 'right':
      return undefined
    case 'wrong':
      return { status: 401, message: 'That is not the token this server printed when it started.' }
    case 'locked': {
      const wait = { 'Retry-After': String(checked.seconds) }
      return { status: 429, message: `Too many wrong tokens. Wait ${checked.seconds} seconds.`, headers: wait }
    }
  }
}
