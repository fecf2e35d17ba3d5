/** `Up 5 seconds (healthy)`, `Exited (1) 3 minutes ago`, `Created`. An exit status nobody knows is `--`. */
import { containerOf } from './running.ts'
import type { StoredContainer, TerminalSession, TerminalWorld } from './terminal.ts'
import { humanDuration } from './units.ts'

/** Stands for a status that cannot be told. */
export const NOT_KNOWN = '--'

export function containerStatus(session: TerminalSession, world: TerminalWorld, stored: StoredContainer): string {
  if (stored.unknown !== undefined) return NOT_KNOWN
  switch (stored.state) {
    case 'created':
      return 'Created'
    case 'exited':
      return `Exited (${stored.exitCode ?? '--'}) ${humanDuration(world.now - (stored.finished ?? stored.created))} ago`
    case 'running': {
      const container = containerOf(session, stored, world)
      const health = container !== undefined && 'health' in container ? container.health : undefined
      return `Up ${humanDuration(world.now - (stored.started ?? stored.created))}${shownHealth(health)}`
    }
  }
}

/** The container's health as far as the engine can tell; nothing for an image without a check. */
function shownHealth(health: unknown): string {
  if (typeof health !== 'object' || health === null || !('kind' in health)) return ''
  switch (health.kind) {
    case 'healthy':
      return ' (healthy)'
    case 'unhealthy':
      return ' (unhealthy)'
    case 'starting':
    case 'unknown':
      return ' (health: starting)'
    default:
      return ''
  }
}
