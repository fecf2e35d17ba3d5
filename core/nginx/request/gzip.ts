/** Compression: who gets it, and what it does to the headers. */
import { inForce, isOn, setting } from '../conf.ts'
import { compileRegex } from '../regex.ts'
import { parseSize } from '../sizes-and-times.ts'
import type { Exchange } from './exchange.ts'

/** What the client and the settings allow, as `ngx_http_gzip_ok` decides. */
export function gzipAccepted(exchange: Exchange): boolean {
  const { headers, block } = exchange
  if (!acceptsGzip(headers.get('accept-encoding') ?? '')) return false
  if (headers.has('via') && !proxied(exchange)) return false
  const agent = headers.get('user-agent')
  if (agent === undefined) return true
  return !inForce(block, 'gzip_disable').some((directive) =>
    directive.args.some((pattern) => {
      if (pattern === 'msie6') return /MSIE [456]\./.test(agent) && !agent.includes('SV1')
      const compiled = compileRegex(pattern, true)
      if (compiled.kind === 'unsupported') exchange.cannot ??= compiled.why
      return compiled.kind === 'ok' && compiled.regex.test(agent)
    }),
  )
}

/** `gzip` as a word of its own, not with quality 0. */
export function acceptsGzip(header: string): boolean {
  if (header.startsWith('gzip,')) return true
  const match = /(?:^|[,\s])gzip\s*(?:;\s*q\s*=([\s\S]*))?(?:,|;|$|\s)/i.exec(header)
  if (!match) return false
  return match[1] === undefined || quality(match[1]) > 0
}

/** As `ngx_http_gzip_quantity` reads it: 0 or 1, at most three digits behind the point, added up; anything else counts as 0. */
function quality(text: string): number {
  const match = /^([01])(?:\.([^, ]*)|$)/.exec(text)
  if (match === null) return 0
  const digits = match[2] ?? ''
  const sum = Number(match[1]) * 100 + [...digits].reduce((total, digit) => total + Number(digit), 0)
  return /^\d{0,3}$/.test(digits) && sum <= 100 ? sum : 0
}

/** An answer to a proxy (`Via`): its own lifetime decides, and where it has none, what `no_last_modified` and `no_etag` ask. */
function proxied(exchange: Exchange): boolean {
  const words = inForce(exchange.block, 'gzip_proxied').flatMap((directive) => directive.args)
  if (words.length === 0 || words.includes('off')) return false
  if (words.includes('any')) return true
  if (words.includes('auth') && exchange.headers.has('authorization')) return true
  const sent = (name: string) => exchange.out.list.find(([key]) => key === name)?.[1] ?? ''
  const cacheControl = sent('cache-control')
  if (sent('expires') !== '') return words.includes('expired') && /no-cache/.test(cacheControl)
  if (cacheControl !== '')
    return ['no-cache', 'no-store', 'private'].some((word) => words.includes(word) && cacheControl.includes(word))
  if (words.includes('no_last_modified') && exchange.out.lastModified !== undefined) return false
  return !(words.includes('no_etag') && exchange.out.etag !== undefined)
}

const STATUSES = new Set([200, 403, 404])

/** The gzip filter's header part; true when the body is compressed. */
export function gzipFilter(exchange: Exchange): boolean {
  const { out, block } = exchange
  if (!isOn(block, 'gzip', false) || !STATUSES.has(out.status)) return false
  if (out.list.some(([name]) => name === 'content-encoding')) return false
  const smallest = parseSize(setting(block, 'gzip_min_length') ?? '20') ?? 20
  if (out.contentLength !== undefined && out.contentLength < smallest) return false
  if (out.contentType === undefined || !hasType(exchange, out.contentType)) return false
  out.gzipVary = true
  if (!gzipAccepted(exchange)) return false
  out.list.push(['content-encoding', 'gzip'])
  out.contentLength = undefined
  out.allowRanges = false
  if (out.etag?.startsWith('"')) out.etag = `W/${out.etag}`
  return true
}

function hasType(exchange: Exchange, type: string): boolean {
  const lower = type.toLowerCase()
  const listed = inForce(exchange.block, 'gzip_types').flatMap((directive) => directive.args)
  return lower === 'text/html' || listed.some((one) => one === '*' || one.toLowerCase() === lower)
}
