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
  const match = /(?:^|[,\s])gzip\s*(?:;\s*q\s*=\s*([\d.]*))?\s*(?:,|;|$|\s)/i.exec(header)
  if (!match) return false
  return match[1] === undefined || Number(match[1]) > 0
}

function proxied(exchange: Exchange): boolean {
  const words = inForce(exchange.block, 'gzip_proxied').flatMap((directive) => directive.args)
  if (words.includes('any')) return true
  if (words.length === 0 || words.includes('off')) return false
  if (words.includes('auth') && exchange.headers.has('authorization')) return true
  const sent = (name: string) => exchange.out.list.find(([key]) => key === name)?.[1] ?? ''
  const cacheControl = sent('cache-control')
  if (words.includes('expired') && /no-cache/.test(cacheControl) && sent('expires') !== '') return true
  if (words.includes('no-cache') && /no-cache/.test(cacheControl)) return true
  if (words.includes('no-store') && /no-store/.test(cacheControl)) return true
  if (words.includes('private') && /private/.test(cacheControl)) return true
  if (words.includes('no_last_modified') && exchange.out.lastModified === undefined) return true
  return words.includes('no_etag') && exchange.out.etag === undefined
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
