/** expires, add_header and charset: what is laid on an answer whose status is known. */
import { type Block, type Directive, inForce, outer, own } from '../conf.ts'
import { type Expires, readExpires } from '../rules/headers.ts'
import { parseTime } from '../sizes-and-times.ts'
import { httpTime } from './conditional.ts'
import type { Exchange } from './exchange.ts'
import { expand } from './expand.ts'

const SAFE = new Set([200, 201, 204, 206, 301, 302, 303, 304, 307, 308])

export function headersFilter(exchange: Exchange): void {
  const { out, block } = exchange
  const safe = SAFE.has(out.status)
  const expires = inForce(block, 'expires')[0]
  if (expires && safe) applyExpires(exchange, expires)
  for (const directive of addHeaders(block)) {
    const [name = '', value = '', always] = directive.args
    if (safe || always === 'always') addHeader(exchange, name.toLowerCase(), expand(exchange, value))
  }
}

/** Own headers replace inherited ones, unless `add_header_inherit merge` (since 1.29.3) says otherwise. */
export function addHeaders(block: Block): readonly Directive[] {
  const mode = inForce(block, 'add_header_inherit')[0]?.args[0] ?? 'on'
  const mine = own(block, 'add_header')
  const around = outer(block)
  if (mode === 'off' || around === undefined) return mine
  if (mode === 'merge') return [...addHeaders(around), ...mine]
  return mine.length > 0 ? mine : addHeaders(around)
}

/** `add_trailer`: the answer then comes in chunks, because trailers follow the last one. */
export function sendsTrailers(exchange: Exchange): boolean {
  const safe = SAFE.has(exchange.out.status)
  return inForce(exchange.block, 'add_trailer').some(
    ({ args }) => (safe || args[2] === 'always') && expand(exchange, args[1] ?? '') !== '',
  )
}

function addHeader(exchange: Exchange, name: string, value: string): void {
  const { out } = exchange
  switch (name) {
    case 'last-modified':
      out.lastModified = value === '' ? undefined : httpTime(value)
      out.lastModifiedText = value === '' ? undefined : value
      return
    case 'etag':
      out.etag = value === '' ? undefined : value
      return
    default:
      if (value !== '') out.list.push([name, value])
  }
}

function applyExpires(exchange: Exchange, directive: Directive): void {
  const modified = directive.args[0] === 'modified' && directive.args.length === 2
  const written = directive.args[modified ? 1 : 0]!
  const read = readExpires(expand(exchange, written), modified)
  if ('error' in read) return
  const headers = expiresHeaders(exchange, read.expires)
  for (const [name, value] of headers) exchange.out.list.push([name, value])
}

/** Where the caller gives no time, answers are made as at this one: 1 January 2026. */
const ASSUMED_NOW = 1_767_225_600

function expiresHeaders(exchange: Exchange, expires: Expires): readonly (readonly [string, string])[] {
  const now = exchange.request.now ?? ASSUMED_NOW
  const at = (seconds: number, cacheControl: string) =>
    [
      ['expires', new Date(seconds * 1000).toUTCString()],
      ['cache-control', cacheControl],
    ] as const
  switch (expires.kind) {
    case 'off':
      return []
    case 'epoch':
      return at(1, 'no-cache')
    case 'max':
      return [
        ['expires', 'Thu, 31 Dec 2037 23:55:55 GMT'],
        ['cache-control', 'max-age=315360000'],
      ]
    case 'daily': {
      const midnight = now - (now % 86_400)
      const next = midnight + expires.seconds > now ? midnight + expires.seconds : midnight + expires.seconds + 86_400
      return at(next, `max-age=${next - now}`)
    }
    case 'access':
    case 'modified': {
      const { lastModified } = exchange.out
      if (expires.seconds === 0) return at(now, 'max-age=0')
      const from = expires.kind === 'modified' && lastModified !== undefined ? lastModified : now
      const time = from + expires.seconds
      const age = time - now
      return at(time, expires.seconds < 0 || age < 0 ? 'no-cache' : `max-age=${age}`)
    }
  }
}

const CHARSET_TYPES = [
  'text/html',
  'text/xml',
  'text/plain',
  'text/vnd.wap.wml',
  'application/javascript',
  'application/rss+xml',
]

export function charsetFilter(exchange: Exchange): void {
  const { out, block } = exchange
  const charset = inForce(block, 'charset')[0]?.args[0]
  if (charset === undefined || charset === 'off' || out.contentType === undefined) return
  // As nginx does since Netscape 4: a redirect's charset would be taken for the next page's.
  if (out.status === 301 || out.status === 302) return
  const listed = inForce(block, 'charset_types').flatMap((directive) => directive.args)
  const types = listed.length > 0 ? ['text/html', ...listed] : CHARSET_TYPES
  const type = out.contentType.toLowerCase()
  if (types.some((one) => one === '*' || one.toLowerCase() === type))
    setCharset(exchange, charset.startsWith('$') ? expand(exchange, charset) : charset)
}

/** nginx’s worker ends over an empty name (1.22.1). */
function setCharset(exchange: Exchange, name: string): void {
  if (name === '') exchange.cannot ??= 'an empty charset is not simulated'
  exchange.out.charset = name
}

export function maxAge(text: string): number | undefined {
  return parseTime(text, 'sec')
}
