/** Parts of a file: `Range`, `If-Range`. */
import { setting } from '../conf.ts'
import { httpTime } from './conditional.ts'
import type { Exchange } from './exchange.ts'

export interface ByteRange {
  readonly start: number
  /** Exclusive. */
  readonly end: number
}

export type Ranges =
  | { readonly kind: 'none' }
  /** `max_ranges 0`: nginx does not even say that it could. */
  | { readonly kind: 'off' }
  | { readonly kind: 'some'; readonly ranges: readonly ByteRange[]; readonly size: number }
  | { readonly kind: 'unsatisfiable'; readonly size: number }

export function rangesOf(exchange: Exchange): Ranges {
  const { headers, out } = exchange
  const header = headers.get('range')
  const size = out.contentLength
  if (out.status !== 200 || !out.allowRanges || size === undefined) return { kind: 'none' }
  const most = setting(exchange.block, 'max_ranges')
  if (most === '0') return { kind: 'off' }
  if (header === undefined || !/^bytes=/i.test(header) || !ifRangeHolds(exchange)) return { kind: 'none' }
  const found = parse(header.slice(6), size)
  return found.kind === 'some' && most !== undefined && found.ranges.length > Number(most) ? { kind: 'none' } : found
}

function ifRangeHolds(exchange: Exchange): boolean {
  const header = exchange.headers.get('if-range')
  if (header === undefined) return true
  if (header.length >= 2 && header.endsWith('"')) return header === exchange.out.etag
  return exchange.out.lastModified !== undefined && httpTime(header) === exchange.out.lastModified
}

function parse(text: string, size: number): Ranges {
  const ranges: ByteRange[] = []
  let total = 0
  for (const part of text.split(',')) {
    if (/\d{19}/.test(part)) return { kind: 'unsatisfiable', size }
    const match = /^\s*(\d*)\s*-\s*(\d*)\s*$/.exec(part)
    if (!match || (match[1] === '' && match[2] === '')) return { kind: 'unsatisfiable', size }
    const range = match[1] === '' ? suffix(Number(match[2]), size) : between(match[1]!, match[2]!, size)
    // The whole of an empty file: nginx then looks at no range (ngx_http_range_parse).
    if (range.start === 0 && range.end === 0) return { kind: 'none' }
    if (range.start < range.end) {
      ranges.push(range)
      total += range.end - range.start
    }
  }
  if (ranges.length === 0) return { kind: 'unsatisfiable', size }
  return total > size ? { kind: 'none' } : { kind: 'some', ranges, size }
}

function suffix(length: number, size: number): ByteRange {
  return { start: Math.max(0, size - length), end: size }
}

function between(first: string, last: string, size: number): ByteRange {
  const start = Number(first)
  if (last === '') return { start, end: size }
  return { start, end: Math.min(Number(last) + 1, size) }
}
