/** What belongs to an upstream block beside its servers: kept connections, its shared zone, methods of choice. */
import { own } from '../conf.ts'
import { compareVersions } from '../directive-table.ts'
import { directiveError, type Rule } from '../reading.ts'
import { parseSize } from '../sizes-and-times.ts'

export const keepalive: Rule = (directive) => {
  if (own(directive.parent, 'keepalive').length > 0) return directiveError(directive, 'is duplicate')
  const [count = ''] = directive.args
  return /^[1-9]\d*$/.test(count) ? undefined : `invalid value "${count}" in "keepalive" directive`
}

export const zone: Rule = (directive, reading) => {
  const [name = '', size] = directive.args
  const bytes = size === undefined ? undefined : parseSize(size)
  if (size !== undefined && bytes === undefined) return `invalid zone size "${size}"`
  if (bytes !== undefined && bytes < 8 * 4096) return `zone "${name}" is too small`
  if (bytes !== undefined) reading.zones.set(name, { by: 'zone', key: '' })
  else reading.zoneUses.push({ name, file: directive.file, line: directive.line })
  return undefined
}

/** `hash`, `ip_hash` and `random` know no spare servers. */
export function refusesBackup(names: readonly string[], option: string): boolean {
  return option === 'backup' && names.some((name) => name === 'hash' || name === 'ip_hash' || name === 'random')
}

/** `resolve` came into the open version with 1.27.3. */
export function knowsResolve(version: string): boolean {
  return compareVersions(version, '1.27.3') >= 0
}
