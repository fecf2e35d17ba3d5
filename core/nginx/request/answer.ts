/** The last part: filters over headers and body, in nginx's order. */
import { isOn, own, setting } from '../conf.ts'
import type { HttpAnswer } from '../http.ts'
import { conditionalStatus } from './conditional.ts'
import type { Body, Exchange, Outcome } from './exchange.ts'
import { gzipFilter } from './gzip.ts'
import { charsetFilter, headersFilter, sendsTrailers } from './header-filters.ts'
import { multipart } from './multipart.ts'
import { runPhases } from './phases.ts'
import { type Ranges, rangesOf } from './ranges.ts'
import { specialResponse } from './special-response.ts'
import { unknownFilter } from './unknown-filters.ts'

export function answerOf(exchange: Exchange, outcome: Outcome): HttpAnswer {
  const { way } = exchange
  switch (outcome.kind) {
    case 'proxy':
      return { kind: 'would-proxy', to: outcome.to, way }
    case 'close':
      return { kind: 'no-answer', why: 'closed', way }
    case 'unsupported':
      return { kind: 'not-simulated', why: outcome.why, way }
    case 'send':
      return send(exchange, outcome.body)
    default:
      return { kind: 'not-simulated', why: 'nginx’s way through this request is not simulated', way }
  }
}

function send(exchange: Exchange, first: Body): HttpAnswer {
  const { out } = exchange
  let body = first
  if (exchange.errorStatus > 0) out.status = exchange.errorStatus
  const filter = unknownFilter(exchange)
  if (filter !== undefined)
    return { kind: 'not-simulated', why: `what ${filter} does to the answer is not simulated`, way: exchange.way }
  const condition = conditionalStatus(exchange)
  if (condition === 412) return again(exchange, 412)
  if (condition === 304) {
    out.status = 304
    out.contentType = undefined
    out.contentLength = undefined
    out.allowRanges = false
    out.list.splice(0, out.list.length, ...out.list.filter(([name]) => name !== 'content-encoding'))
    body = { kind: 'none' }
  }
  headersFilter(exchange)
  charsetFilter(exchange)
  const gzipped = gzipFilter(exchange)
  const ranges = rangesOf(exchange)
  if (ranges.kind === 'unsatisfiable') {
    out.list.push(['content-range', `bytes */${ranges.size}`])
    return again(exchange, 416)
  }
  if (ranges.kind === 'some') {
    out.status = 206
    body = partsOf(exchange, body, ranges)
  } else if (ranges.kind === 'none' && out.allowRanges && out.status === 200 && out.contentLength !== undefined)
    out.list.push(['accept-ranges', 'bytes'])
  if (exchange.cannot !== undefined) return { kind: 'not-simulated', why: exchange.cannot, way: exchange.way }
  return finish(exchange, body, gzipped)
}

/** An error met while sending: its page is sent instead, through error_page; headers that were laid on stay. */
function again(exchange: Exchange, code: number): HttpAnswer {
  const outcome = specialResponse(exchange, code)
  if (outcome.kind === 'send') return send(exchange, outcome.body)
  return answerOf(exchange, outcome.kind === 'redirect' ? resume(exchange, outcome) : outcome)
}

function resume(exchange: Exchange, outcome: Outcome): Outcome {
  if (outcome.kind !== 'redirect') return outcome
  exchange.uri = outcome.uri
  exchange.args = outcome.args
  exchange.internal = true
  exchange.block = exchange.server
  return runPhases(exchange)
}

function partsOf(exchange: Exchange, body: Body, { ranges, size }: Extract<Ranges, { kind: 'some' }>): Body {
  const [range] = ranges
  if (range === undefined || ranges.length > 1) return multipart(exchange, body, ranges, size)
  exchange.out.list.push(['content-range', `bytes ${range.start}-${range.end - 1}/${size}`])
  exchange.out.contentLength = range.end - range.start
  return cut(body, range.start, range.end)
}

function cut(body: Body, start: number, end: number): Body {
  if (body.kind === 'file') return { ...body, bytes: body.bytes?.slice(start, end) }
  return body.kind === 'text' ? { kind: 'text', bytes: body.bytes.slice(start, end) } : body
}

const WITHOUT_BODY = new Set([204, 304])

function finish(exchange: Exchange, body: Body, gzipped: boolean): HttpAnswer {
  const { out } = exchange
  const { status } = out
  const headers: [string, string][] = [['server', serverHeader(exchange)]]
  if (exchange.request.now !== undefined) headers.push(['date', new Date(exchange.request.now * 1000).toUTCString()])
  if (out.contentType !== undefined && status !== 204)
    headers.push(['content-type', out.contentType + (out.charset ? `; charset=${out.charset}` : '')])
  const hasTrailers = exchange.method !== 'HEAD' && !WITHOUT_BODY.has(status) && sendsTrailers(exchange)
  if (out.contentLength !== undefined && status !== 204 && !hasTrailers)
    headers.push(['content-length', String(out.contentLength)])
  const showsTime = status === 200 || status === 206 || status === 304
  if (out.lastModifiedText !== undefined) headers.push(['last-modified', out.lastModifiedText])
  else if (showsTime && out.lastModified !== undefined)
    headers.push(['last-modified', new Date(out.lastModified * 1000).toUTCString()])
  const chunked =
    (out.contentLength === undefined || hasTrailers) && !WITHOUT_BODY.has(status) && exchange.method !== 'HEAD'
  if (chunked) headers.push(['transfer-encoding', 'chunked'])
  if (out.location !== undefined) headers.push(['location', absolute(exchange, out.location)])
  if (out.gzipVary && isOn(exchange.block, 'gzip_vary', false)) headers.push(['vary', 'Accept-Encoding'])
  if (out.etag !== undefined) headers.push(['etag', out.etag])
  headers.push(...out.list)
  const silent = exchange.method === 'HEAD' || WITHOUT_BODY.has(status)
  return { kind: 'answer', status, headers, way: exchange.way, ...bodyOf(silent ? { kind: 'none' } : body, gzipped) }
}

/** The bytes are those before compression: what a browser shows. */
function bodyOf(body: Body, _gzipped: boolean) {
  switch (body.kind) {
    case 'none':
      return { body: new Uint8Array() }
    case 'file':
      return { bodyFile: body.path, body: body.bytes }
    case 'text':
      return { body: body.bytes }
    case 'builtin':
      return { bodyBuiltin: body.status, body: body.bytes }
  }
}

function serverHeader(exchange: Exchange): string {
  return setting(exchange.block, 'server_tokens') === 'off' ? 'nginx' : `nginx/${exchange.nginx.version}`
}

/** A path becomes absolute with the Host header's name and the port nginx listens on: not the one Docker published. */
function absolute(exchange: Exchange, location: string): string {
  const { block, listen } = exchange
  if (!location.startsWith('/') || !isOn(block, 'absolute_redirect', true)) return location
  const first = own(exchange.server, 'server_name')[0]?.args[0]
  const named = isOn(block, 'server_name_in_redirect', false) ? (first ?? '') : undefined
  const host = named ?? (exchange.host || first || '')
  const port = listen.port !== 80 && isOn(block, 'port_in_redirect', true) ? `:${listen.port}` : ''
  return `http://${host}${port}${location}`
}
