/** Host ports: which are taken, which the engine picks, how `docker ps` shows them. */
import type { PortBinding } from './ports.ts'
import type { StoredContainer } from './terminal.ts'

export type Published = StoredContainer['published'][number]

/** Linux's first ephemeral port, where Docker begins to pick. */
const FIRST_PICKED = 32768

export function publish(bindings: readonly PortBinding[], running: readonly StoredContainer[]): readonly Published[] {
  let next = Math.max(FIRST_PICKED - 1, ...running.flatMap((each) => each.published.map((port) => port.hostPort))) + 1
  if (next < FIRST_PICKED || next > 65535) next = FIRST_PICKED
  return bindings.map((binding) => ({
    hostIp: binding.hostIp === '' ? '0.0.0.0' : binding.hostIp,
    hostPort: binding.hostPort === undefined || binding.hostPort === 0 ? next++ : binding.hostPort,
    containerPort: binding.containerPort,
    protocol: binding.protocol,
  }))
}

/** The first of the ports that another running container, or another of these, holds already. */
export function takenPort(ports: readonly Published[], running: readonly StoredContainer[]): Published | undefined {
  const held = running.filter((each) => each.state === 'running').flatMap((each) => each.published)
  return ports.find((port, i) => [...held, ...ports.slice(0, i)].some((other) => clash(port, other)))
}

function clash(a: Published, b: Published): boolean {
  const everywhere = a.hostIp === '0.0.0.0' || b.hostIp === '0.0.0.0'
  return a.hostPort === b.hostPort && a.protocol === b.protocol && (everywhere || a.hostIp === b.hostIp)
}

/** `0.0.0.0:8080->80/tcp, [::]:8080->80/tcp, 443/tcp`: published ports for both families, exposed ones bare. */
export function shownPorts(container: StoredContainer, exposed: readonly string[]): string {
  const published = container.published.flatMap((port) => {
    const inside = `${port.containerPort}/${port.protocol}`
    const lines = [`${bracketed(port.hostIp)}:${port.hostPort}->${inside}`]
    return port.hostIp === '0.0.0.0' ? [...lines, `[::]:${port.hostPort}->${inside}`] : lines
  })
  const bare = exposed.filter(
    (each) => !container.published.some((port) => `${port.containerPort}/${port.protocol}` === each),
  )
  return [...published, ...(container.network === 'bridge' ? bare : [])].join(', ')
}

function bracketed(ip: string): string {
  return ip.includes(':') ? `[${ip}]` : ip
}
