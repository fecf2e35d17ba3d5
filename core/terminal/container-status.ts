/** `Up 5 seconds (healthy)`, `Exited (1) 3 minutes ago`, `Created`. An exit status nobody knows is `--`. */
import { containerOf } from './running.ts'
import type { StoredContainer, TerminalSession, TerminalWorld } from './terminal.ts'
import { humanDuration } from './units.ts'

export function containerStatus(session: TerminalSession, world: TerminalWorld, stored: StoredContainer): string {
  switch (stored.state) {
    case 'created':
      return 'Created'
    case 'exited':
      return `Exited (${stored.exitCode ?? '--'}) ${humanDuration(world.now - (stored.finished ?? stored.created))} ago`
    case 'running': {
      const health = containerOf(session, stored, world)?.health
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
