/** An answer of several ranges: `multipart/byteranges`, as ngx_http_range_filter_module.c writes it. */
import { joinBytes } from '@/core/files/bytes.ts'
import type { Body, Exchange } from './exchange.ts'
import type { ByteRange } from './ranges.ts'

/** nginx counts boundaries from its start on; twenty digits. */
export function multipart(exchange: Exchange, body: Body, ranges: readonly ByteRange[], size: number): Body {
  const { out } = exchange
  const boundary = String((exchange.request.multipartsBefore ?? 0) + 1).padStart(20, '0')
  const type = out.contentType === undefined ? '' : `Content-Type: ${out.contentType}${charset(out.charset)}\r\n`
  const heads = ranges.map(
    ({ start, end }) => `\r\n--${boundary}\r\n${type}Content-Range: bytes ${start}-${end - 1}/${size}\r\n\r\n`,
  )
  const tail = `\r\n--${boundary}--\r\n`
  out.contentType = `multipart/byteranges; boundary=${boundary}`
  out.charset = undefined
  const whole = ranges.reduce((total, { start, end }) => total + end - start, 0)
  out.contentLength = heads.join('').length + whole + tail.length
  if (body.kind !== 'file' && body.kind !== 'text') return body
  const { bytes } = body
  if (bytes === undefined) return body
  const encoder = new TextEncoder()
  const parts = ranges.flatMap(({ start, end }, at) => [encoder.encode(heads[at]), bytes.slice(start, end)])
  return { kind: 'text', bytes: joinBytes([...parts, encoder.encode(tail)]) }
}

function charset(name: string | undefined): string {
  return name ? `; charset=${name}` : ''
}
