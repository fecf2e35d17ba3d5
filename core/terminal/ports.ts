/** `-p` in all its forms, as docker/go-connections reads them. */

export interface PortBinding {
  readonly hostIp: string
  /** Undefined: the engine picks one. */
  readonly hostPort: number | undefined
  readonly containerPort: number
  readonly protocol: string
}

export type PortSpec = { readonly bindings: readonly PortBinding[] } | { readonly message: string }

interface Span {
  readonly from: number
  readonly to: number
}

/** `80`, `8080:80`, `127.0.0.1:8080:80/tcp`, `[::1]:8080:80`, `3000-3002:3000-3002`, `published=8080,target=80`. */
export function parsePort(given: string): PortSpec {
  const text = given.includes('target=') ? fromLongForm(given) : given
  const slash = text.lastIndexOf('/')
  const protocol = slash < 0 ? 'tcp' : text.slice(slash + 1).toLowerCase()
  const { ip, host, container } = splitParts(slash < 0 ? text : text.slice(0, slash))
  if (container === '') return { message: `no port specified: ${text}<empty>` }
  if (ip !== '' && !isAddress(ip)) return { message: `invalid IP address: ${ip}` }
  const inside = parseSpan(container)
  if (inside === undefined) return { message: `invalid containerPort: ${container}` }
  const outside = host === '' ? undefined : parseSpan(host)
  if (host !== '' && outside === undefined) return { message: `invalid hostPort: ${host}` }
  if (!['tcp', 'udp', 'sctp'].includes(protocol)) return { message: `invalid proto: ${protocol}` }
  if (outside !== undefined && !sameLength(inside, outside) && inside.from !== inside.to) {
    return { message: `invalid ranges specified for container and host Ports: ${container} and ${host}` }
  }
  return { bindings: pair(inside, outside, ip, protocol) }
}

/** A range of host ports for one container port means: any of them; the first is taken. */
function pair(inside: Span, outside: Span | undefined, hostIp: string, protocol: string): PortBinding[] {
  return Array.from({ length: inside.to - inside.from + 1 }, (_, i) => ({
    hostIp,
    hostPort: outside === undefined ? undefined : outside.from + i,
    containerPort: inside.from + i,
    protocol,
  }))
}

function splitParts(text: string): { readonly ip: string; readonly host: string; readonly container: string } {
  const last = text.lastIndexOf(':')
  if (last < 0) return { ip: '', host: '', container: text }
  const container = text.slice(last + 1)
  const before = text.slice(0, last)
  const second = before.lastIndexOf(':')
  if (second < 0) return { ip: '', host: before, container }
  return { ip: before.slice(0, second).replace(/^\[|\]$/g, ''), host: before.slice(second + 1), container }
}

function parseSpan(text: string): Span | undefined {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text)
  if (match === null) return undefined
  const from = Number(match[1])
  const to = Number(match[2] ?? match[1])
  return from <= to && to <= 65535 ? { from, to } : undefined
}

function isAddress(text: string): boolean {
  const parts = text.split('.')
  if (parts.length === 4) return parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
  return /^[0-9a-fA-F:.]+$/.test(text) && text.includes(':')
}

function sameLength(a: Span, b: Span): boolean {
  return a.to - a.from === b.to - b.from
}

function fromLongForm(text: string): string {
  const fields = new Map(text.split(',').map((field) => field.split('=') as [string, string]))
  const published = fields.get('published')
  const protocol = fields.get('protocol')
  const ports = `${published === undefined ? '' : `${published}:`}${fields.get('target') ?? ''}`
  return protocol === undefined ? ports : `${ports}/${protocol}`
}
