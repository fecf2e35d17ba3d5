/** What nginx refuses while it reads the request line and the headers, before any phase: methods, lengths, names. */

import type { Block } from '../conf.ts'
import { own } from '../conf.ts'
import { parseSize } from '../sizes-and-times.ts'
import type { Exchange } from './exchange.ts'

export interface Refusal {
  readonly status: number
  readonly why: string
}

/** Read before the Host header: answered by the default server of the socket. */
export function badRequestLine(method: string, path: string, server: Block): Refusal | undefined {
  if (!/^[A-Z_-]+$/.test(method)) return { status: 400, why: `"${method}" is no method: letters A to Z, "_" and "-"` }
  if (!/^(?:\/|[A-Za-z]+:\/\/)/.test(path))
    return { status: 400, why: `"${path}" is no address: one begins with a slash` }
  const { first, size } = buffers(server)
  const length = bytes(`${method} ${path} HTTP/1.1`)
  if (length > first && length > size) return { status: 414, why: 'the request line is longer than a buffer' }
  return undefined
}

/** TRACE is never answered, CONNECT is not since 1.21.1 (ngx_http_process_request_header). */
export function badHeaders(exchange: Exchange): Refusal | undefined {
  const { request, method, server } = exchange
  // A control character or a blank in a name is refused since 1.21.1; other odd names are ignored.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const bad = Object.keys(request.headers).find((name) => /[\x00-\x20\x7f]/.test(name))
  if (bad !== undefined) return { status: 400, why: `"${bad}" is no header name` }
  if (!fits(exchange, buffers(server))) return { status: 494, why: 'headers are longer than the buffers for them' }
  if (method === 'TRACE' || method === 'CONNECT') return { status: 405, why: `nginx answers no ${method}` }
  return undefined
}

interface Buffers {
  readonly first: number
  readonly count: number
  readonly size: number
}

function buffers(server: Block): Buffers {
  const http = server.owner?.parent
  const of = (name: string) => own(server, name)[0] ?? (http && own(http, name)[0])
  const [count, size] = of('large_client_header_buffers')?.args ?? []
  return {
    first: parseSize(of('client_header_buffer_size')?.args[0] ?? '1k') ?? 1024,
    count: Number(count ?? 4),
    size: parseSize(size ?? '8k') ?? 8192,
  }
}

/** A line must lie in one buffer: what does not fit in the rest of one is moved to the next. */
function fits({ request, headers }: Exchange, { first, count, size }: Buffers): boolean {
  let room = first
  let used = 0
  const lines = [`${request.method} ${request.path} HTTP/1.1`, ...[...headers].map((header) => header.join(': '))]
  for (const line of lines) {
    const length = bytes(line)
    if (length > room) {
      if (length > size || used === count) return false
      used++
      room = size
    }
    room -= length
  }
  return true
}

/** With the two that end a line. */
function bytes(line: string): number {
  return new TextEncoder().encode(line).length + 2
}
