/** Reads one port of EXPOSE as docker/go-connections' ParsePortSpec does. */

const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp'])

/** The ports meant (`80/tcp`), or Docker's words. */
export function readPorts(spec: string): readonly string[] | string {
  const slash = spec.indexOf('/')
  const protocol = (slash < 0 ? '' : spec.slice(slash + 1)).toLowerCase() || 'tcp'
  // Host address and host port are read and dropped.
  const address = (slash < 0 ? spec : spec.slice(0, slash)).split(':')
  const container = address[address.length - 1]!
  if (container === '') return `no port specified: ${spec}<empty>`
  const range = readRange(container)
  if (range === undefined) return `invalid containerPort: ${container}`
  if (!PROTOCOLS.has(protocol)) return `invalid port: "${spec}": invalid proto: ${protocol}`
  const ports: string[] = []
  for (let port = range.start; port <= range.end; port++) ports.push(`${port}/${protocol}`)
  return ports
}

function readRange(text: string): { readonly start: number; readonly end: number } | undefined {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text)
  if (match === null) return undefined
  const start = Number(match[1])
  const end = Number(match[2] ?? match[1])
  return start <= end && end <= 65535 ? { start, end } : undefined
}
