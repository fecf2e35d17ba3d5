/** Which names resolve: localhost, and those the caller says. */
import { doubt, type Reading } from './reading.ts'

export function isKnownHost(name: string, reading: Pick<Reading, 'input' | 'doubts' | 'errors'>): boolean {
  const host = name.toLowerCase().replace(/\.$/, '')
  if (reading.input.outside && host.includes('.') && !isListed(host, reading)) {
    doubt(reading, `whether ${host} resolves depends on the network`)
    return true
  }
  return host === 'localhost' || isListed(host, reading)
}

function isListed(host: string, reading: Pick<Reading, 'input'>): boolean {
  return (reading.input.hosts ?? []).some((known) => known.toLowerCase() === host)
}
