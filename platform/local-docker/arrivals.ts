/**
 * Next adds `x-forwarded-…` to a request before a route sees it, so a proxy's could look like Next's own. The request is
 * looked at when it arrives, by Node's own channel; one that a proxy has touched is marked, and the gate refuses it.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { FORWARDED_HEADER } from './gate.ts'

const PROXIED = /^(?:forwarded|via|x-forwarded(?:-.*)?|x-real-ip)$/i

export function markForwarded(path: string): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { readonly request: IncomingMessage }
    if (request.url?.startsWith(path) && isProxied(request.rawHeaders)) request.headers[FORWARDED_HEADER] = '1'
  })
}

/** Names and values in turn, as they came. */
export function isProxied(rawHeaders: readonly string[]): boolean {
  return rawHeaders.some((text, index) => index % 2 === 0 && PROXIED.test(text))
}
