/** `Up 5 seconds (healthy)`, `Exited (1) 3 minutes ago`, `Created`. */
import { type HealthStatus, healthStatus } from './health-status.ts'
import type { StoredContainer, TerminalSession, TerminalWorld } from './terminal.ts'
import { humanDuration } from './units.ts'

/** Stands for a status, and an exit code, that cannot be told. */
export const NOT_KNOWN = '--'

export function containerStatus(session: TerminalSession, world: TerminalWorld, stored: StoredContainer): string {
  if (stored.unknown !== undefined) return NOT_KNOWN
  switch (stored.state) {
    case 'created':
      return 'Created'
    case 'exited': {
      const ago = humanDuration(world.now - (stored.finished ?? stored.created))
      return `Exited (${stored.exitCode ?? NOT_KNOWN}) ${ago} ago`
    }
    case 'running': {
      const up = humanDuration(world.now - (stored.started ?? stored.created))
      return `Up ${up}${shownHealth(healthStatus(session, world, stored))}`
    }
  }
}

function shownHealth(status: HealthStatus | undefined): string {
  switch (status) {
    case undefined:
      return ''
    case 'starting':
      return ' (health: starting)'
    case 'healthy':
    case 'unhealthy':
      return ` (${status})`
    case 'unknown':
      return ` (health: ${NOT_KNOWN})`
  }
}
