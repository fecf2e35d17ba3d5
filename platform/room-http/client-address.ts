/**
 * Whose request it is, for limits. Next takes `X-Forwarded-For` from anybody, so the address is written into a header of our own
 * when the request arrives, over whatever came under that name (as `platform/local-docker/arrivals.ts` marks proxies).
 */
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const HEADER = 'x-stagecraft-address'

export function markAddresses(path: string, trustsProxy: boolean): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { readonly request: IncomingMessage }
    if (!request.url?.startsWith(path)) return
    request.headers[HEADER] = addressFrom(request.socket.remoteAddress, forwarded(request), trustsProxy)
  })
}

function forwarded({ headers }: IncomingMessage): string | undefined {
  const given = headers['x-forwarded-for']
  return (Array.isArray(given) ? given.join(',') : given)?.split(',').at(-1)?.trim()
}

/** One person has a whole /64 of IPv6 addresses: the network counts. */
export function addressFrom(
  socket: string | undefined,
  forwardedFor: string | undefined,
  trustsProxy: boolean,
): string {
  const address = ((trustsProxy ? forwardedFor : undefined) ?? socket ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
  if (!address.includes(':')) return address.slice(0, 64)
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`.slice(0, 64)
}

export function addressOf(headers: Headers): string {
  return headers.get(HEADER) ?? ''
}
