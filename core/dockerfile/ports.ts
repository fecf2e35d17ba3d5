/** EXPOSE's port specifications: `80`, `80/udp`, `8000-8010`, and the host parts BuildKit accepts with a warning. */
import { goQuote } from './go-quote.ts'

export interface PortSpec {
  readonly written: string
  readonly hostIp: string
  readonly hostPort: string
  /** As written: `TCP` stays. */
  readonly protocol: string
  /** `80/tcp`, one for each port of a range. */
  readonly ports: readonly string[]
}

export type PortResult =
  | { readonly kind: 'ok'; readonly spec: PortSpec }
  /** `spec` is what the warnings look at: known when the protocol is. */
  | { readonly kind: 'error'; readonly message: string; readonly spec: PortSpec | undefined }

/** The words of an EXPOSE in the order in which BuildKit goes through them: sorted, before anything is expanded. */
export function sortedPorts<W extends { readonly text: string }>(words: readonly W[]): readonly W[] {
  return [...words].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
}

const PROTOCOLS = new Set(['tcp', 'udp', 'sctp'])
const MAX_PORT = 65535

export function parsePort(written: string): PortResult {
  const parts = written.split(':')
  const container = parts.at(-1)!
  const hostPort = parts.at(-2) ?? ''
  const hostIp = parts.slice(0, -2).join(':')
  const slash = container.indexOf('/')
  const range = slash < 0 ? container : container.slice(0, slash)
  const protocol = (slash < 0 ? '' : container.slice(slash + 1)) || 'tcp'
  const invalid = (why: string) => `invalid port: ${goQuote(written)}: ${why}`
  if (range === '') return { kind: 'error', message: invalid('no port specified'), spec: undefined }
  if (!PROTOCOLS.has(protocol.toLowerCase())) {
    return { kind: 'error', message: invalid(`invalid proto: ${protocol}`), spec: undefined }
  }
  const spec = { written, hostIp, hostPort, protocol, ports: [] }
  const message = hostFault(hostIp) ?? portsFault(range, hostPort)
  if (message !== undefined) return { kind: 'error', message, spec }
  const { start, end } = portRange(range)!
  const ports = Array.from({ length: end - start + 1 }, (_, i) => `${start + i}/${protocol.toLowerCase()}`)
  return { kind: 'ok', spec: { ...spec, ports } }
}

function hostFault(ip: string): string | undefined {
  const bare = ip.startsWith('[') && ip.endsWith(']') ? ip.slice(1, -1) : ip
  if (bare === '' || isIpv4(bare) || (bare.includes(':') && /^[0-9a-fA-F:.]+$/.test(bare))) return undefined
  return `invalid IP address: ${bare}`
}

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

function portsFault(container: string, host: string): string | undefined {
  const inside = portRange(container)
  if (inside === undefined) return `invalid containerPort: ${container}`
  if (host === '') return undefined
  const outside = portRange(host)
  if (outside === undefined) return `invalid hostPort: ${host}`
  const fits = inside.end - inside.start === outside.end - outside.start || inside.start === inside.end
  return fits ? undefined : `invalid ranges specified for container and host Ports: ${container} and ${host}`
}

function portRange(text: string): { start: number; end: number } | undefined {
  const dash = text.indexOf('-')
  const start = portNumber(dash < 0 ? text : text.slice(0, dash))
  const end = dash < 0 ? start : portNumber(text.slice(dash + 1))
  return start === undefined || end === undefined || end < start ? undefined : { start, end }
}

function portNumber(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined
  const port = Number(text)
  return port >= 0 && port <= MAX_PORT ? port : undefined
}
