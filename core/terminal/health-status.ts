/** The health Docker would have seen so far: a first result after one interval, `unhealthy` after enough failures. */
import type { HealthCheck } from '@/core/images/image.ts'
import { imageOfContainer } from './container-store.ts'
import { containerOf } from './running.ts'
import type { StoredContainer, TerminalSession, TerminalWorld } from './terminal.ts'

export type HealthStatus = 'starting' | 'healthy' | 'unhealthy' | 'unknown'

/** Docker's defaults: every 30 seconds, three failures. */
const INTERVAL = 30_000
const RETRIES = 3

/** Undefined for an image without a check, and for a container that does not run. */
export function healthStatus(
  session: TerminalSession,
  world: TerminalWorld,
  stored: StoredContainer,
): HealthStatus | undefined {
  const check = imageOfContainer(session, stored)?.image.config.healthcheck
  if (stored.state !== 'running' || check === undefined || check.test[0] === 'NONE') return undefined
  const health = containerOf(session, stored, world)?.health
  const elapsed = world.now - (stored.started ?? stored.created)
  switch (health?.kind) {
    case 'healthy':
      return elapsed >= intervalOf(check) ? 'healthy' : 'starting'
    case 'unhealthy':
      return elapsed >= milliseconds(check.startPeriod) + intervalOf(check) * (check.retries || RETRIES)
        ? 'unhealthy'
        : 'starting'
    case 'unknown':
      return 'unknown'
    default:
      return undefined
  }
}

function intervalOf(check: HealthCheck): number {
  return milliseconds(check.interval) || INTERVAL
}

function milliseconds(nanoseconds: number | undefined): number {
  return (nanoseconds ?? 0) / 1_000_000
}
