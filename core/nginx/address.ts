/** Addresses with ports, as nginx reads them in `listen`, `upstream` and `proxy_pass`. */

export interface Address {
  /** Lower case for names; `0.0.0.0` for `*`; IPv6 in brackets. */
  readonly host: string
  readonly port: number | undefined
  readonly kind: 'ipv4' | 'ipv6' | 'name' | 'unix'
  /** What follows from the first `/` on. */
  readonly uri: string
}

export type ReadAddress = { readonly address: Address } | { readonly error: string }

export interface AddressOptions {
  /** `listen` takes a port alone, and no URI. */
  readonly listen?: boolean
  readonly uri?: boolean
}

export function readAddress(text: string, options: AddressOptions = {}): ReadAddress {
  if (/^unix:/i.test(text)) return unixAddress(text, options)
  if (text.startsWith('[')) return ipv6Address(text, options)
  const slash = text.search(options.uri ? /[/?]/ : /\//)
  if (slash >= 0 && !options.uri) return { error: 'invalid host' }
  const authority = slash < 0 ? text : text.slice(0, slash)
  const uri = slash < 0 ? '' : text.slice(slash)
  const colon = authority.indexOf(':')
  if (colon < 0) {
    if (options.listen && /^\d+$/.test(authority)) return withPort('0.0.0.0', authority, uri)
    return withHost(authority, undefined, uri)
  }
  const port = authority.slice(colon + 1)
  if (port === '' && !options.listen) return withHost(authority.slice(0, colon), undefined, uri)
  const number = portNumber(port)
  if (number === undefined) return { error: 'invalid port' }
  return withHost(authority.slice(0, colon), number, uri)
}

function withPort(host: string, port: string, uri: string): ReadAddress {
  const number = portNumber(port)
  return number === undefined ? { error: 'invalid port' } : { address: { host, port: number, kind: 'ipv4', uri } }
}

function portNumber(text: string): number | undefined {
  const port = /^\d+$/.test(text) ? Number(text) : 0
  return port >= 1 && port <= 65535 ? port : undefined
}

function withHost(host: string, port: number | undefined, uri: string): ReadAddress {
  if (host === '') return { error: 'no host' }
  if (host === '*') return { address: { host: '0.0.0.0', port, kind: 'ipv4', uri } }
  const ipv4 = isIpv4(host)
  return { address: { host: ipv4 ? host : host.toLowerCase(), port, kind: ipv4 ? 'ipv4' : 'name', uri } }
}

export function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}

function ipv6Address(text: string, options: AddressOptions): ReadAddress {
  const end = text.indexOf(']')
  if (end < 0) return { error: 'invalid host' }
  const host = text.slice(0, end + 1).toLowerCase()
  const rest = text.slice(end + 1)
  const slash = rest.indexOf('/')
  if (slash >= 0 && !options.uri) return { error: 'invalid host' }
  const port = slash < 0 ? rest : rest.slice(0, slash)
  const uri = slash < 0 ? '' : rest.slice(slash)
  if (!isIpv6(host.slice(1, -1))) return { error: 'invalid IPv6 address' }
  if (port === '') return { address: { host: shorten(host), port: undefined, kind: 'ipv6', uri } }
  const number = port.startsWith(':') ? portNumber(port.slice(1)) : undefined
  if (number === undefined) return { error: port.startsWith(':') ? 'invalid port' : 'invalid host' }
  return { address: { host: shorten(host), port: number, kind: 'ipv6', uri } }
}

function isIpv6(text: string): boolean {
  if (!/^[0-9a-f:.]+$/i.test(text) || text.includes(':::')) return false
  const groups = text.split(':').filter((group) => group !== '')
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group) || isIpv4(group))) return false
  return text.includes('::') ? groups.length < 8 : groups.length === 8
}

function shorten(host: string): string {
  return /^\[(0*:)+0*\]$/.test(host) && !host.includes('::') ? '[::]' : host
}

function unixAddress(text: string, options: AddressOptions): ReadAddress {
  const path = text.slice(5)
  const colon = options.uri ? path.indexOf(':') : -1
  const socket = colon < 0 ? path : path.slice(0, colon)
  if (socket === '') return { error: 'no path in the unix domain socket' }
  const uri = colon < 0 ? '' : path.slice(colon + 1)
  return { address: { host: `unix:${socket}`, port: undefined, kind: 'unix', uri } }
}
