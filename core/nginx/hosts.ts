/** Which names resolve: localhost, and those the caller says. */
import type { Reading } from './reading.ts'

export function isKnownHost(name: string, reading: Pick<Reading, 'input'>): boolean {
  const host = name.toLowerCase().replace(/\.$/, '')
  return host === 'localhost' || (reading.input.hosts ?? []).some((known) => known.toLowerCase() === host)
}
