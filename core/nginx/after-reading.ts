/** What nginx checks once all is read, in its order; the first objection ends the test. */
import { dirname } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { type Block, type Directive, own } from './conf.ts'
import { isBuiltInVariable } from './facts/variables.ts'
import { isKnownHost } from './hosts.ts'
import { fullName } from './include.ts'
import { emerg, type Reading, warn } from './reading.ts'
import { locationName } from './rules/location.ts'
import { logFiles } from './rules/logs.ts'
import { isBadWildcard } from './rules/server-name.ts'
import { certificateProblem } from './rules/ssl.ts'
import { NO_PORT } from './rules/upstream.ts'
import type { NginxMessage } from './verdict.ts'

type Check = (reading: Reading) => NginxMessage | undefined

export function checkAfterReading(reading: Reading): NginxMessage | undefined {
  for (const check of HTTP_CHECKS) {
    const found = check(reading)
    if (found) return found
  }
  const name = checkNames(reading)
  if (name) return name
  for (const check of LATE_CHECKS) {
    const found = check(reading)
    if (found) return found
  }
  return undefined
}

/** `init_main_conf` of the upstream module: the names requests are passed to. */
const upstreamNames: Check = (reading) => {
  for (const use of reading.proxied) {
    if (reading.upstreams.has(use.host.toLowerCase())) continue
    if (use.port === NO_PORT) return emerg(`no port in upstream "${use.host}"`, use)
    if (!isKnownHost(use.host, reading)) return emerg(`host not found in upstream "${use.host}"`, use)
  }
  return undefined
}

/** Merging, as well: caches. */
const cacheZones: Check = (reading) => {
  const missing = reading.cacheUses.find((use) => !reading.zones.has(use.zone))
  return missing && emerg(`"${missing.directive}" zone "${missing.zone}" is unknown`, reading.httpEnd)
}

/** Merging: certificates are loaded there. */
const certificates: Check = (reading) => {
  for (const server of servers(reading)) {
    const problem = certificateProblem(server, reading)
    if (problem) return problem
  }
  return undefined
}

const duplicateLocations: Check = (reading) => {
  for (const server of servers(reading)) {
    const found = duplicateIn(server)
    if (found) return found
  }
  return undefined
}

/** nginx sorts the names first, so the first in the alphabet is named; nested levels come before their own. */
function duplicateIn(block: Block): NginxMessage | undefined {
  const locations = own(block, 'location').map((directive) => ({ directive, name: locationName(directive.args)! }))
  const plain = locations.filter(({ name }) => name.kind === 'prefix' || name.kind === 'exact')
  plain.sort((a, b) => (a.name.name < b.name.name ? -1 : a.name.name > b.name.name ? 1 : 0))
  for (const { directive } of plain) {
    const nested = directive.block && duplicateIn(directive.block)
    if (nested) return nested
  }
  for (const [position, one] of plain.entries()) {
    const same = plain
      .slice(0, position)
      .find((other) => other.name.name === one.name.name && other.name.kind === one.name.kind)
    if (same) return emerg(`duplicate location "${one.name.name}"`, one.directive)
  }
  return undefined
}

/** `listen … ssl` needs a certificate in the server that answers by default. */
const sslWithoutCertificate: Check = (reading) => {
  for (const listening of reading.listens) {
    if (!listening.ssl) continue
    const same = reading.listens.filter((o) => o.address === listening.address && o.port === listening.port)
    const server = (same.find((other) => other.defaultServer) ?? same[0]!).server
    if (own(server, 'ssl_certificate').length > 0 || httpHas(reading, 'ssl_certificate')) continue
    if (own(server, 'ssl_reject_handshake').some((d) => d.args[0] === 'on')) continue
    return emerg('no "ssl_certificate" is defined for the "listen ... ssl" directive', server.owner)
  }
  return undefined
}

function httpHas(reading: Reading, name: string): boolean {
  return http(reading)?.byName.has(name) ?? false
}

const unknownVariables: Check = (reading) => {
  for (const name of reading.used) {
    const lower = name.toLowerCase()
    if (!reading.defined.has(lower) && !isBuiltInVariable(lower)) return emerg(`unknown "${lower}" variable`)
  }
  return undefined
}

/** From here on nginx has said "syntax is ok". */
const noEvents: Check = (reading) =>
  reading.main.byName.has('events') ? undefined : emerg('no "events" section in configuration')

const openLogs: Check = (reading) => {
  for (const path of logFiles(logDirectives(reading.main))) {
    const file = fullName(path)
    const folder = lookup(reading.input.tree, dirname(file))
    if (folder.kind === 'absent' && !file.startsWith('/dev/'))
      return emerg(`open() "${file}" failed (2: No such file or directory)`)
  }
  return undefined
}

function logDirectives(block: Block): readonly Directive[] {
  return block.directives.flatMap((directive) => [
    ...(directive.name === 'access_log' || directive.name === 'error_log' ? [directive] : []),
    ...(directive.block ? logDirectives(directive.block) : []),
  ])
}

const zones: Check = (reading) => {
  const missing = reading.zoneUses.find((use) => !reading.zones.has(use.name))
  return missing && emerg(`zero size shared memory zone "${missing.name}"`)
}

const HTTP_CHECKS: readonly Check[] = [
  upstreamNames,
  cacheZones,
  certificates,
  duplicateLocations,
  sslWithoutCertificate,
  unknownVariables,
]
const LATE_CHECKS: readonly Check[] = [noEvents, openLogs, zones]

/** Names are compared only where several servers share an address. */
function checkNames(reading: Reading): NginxMessage | undefined {
  const seen = new Set<string>()
  for (const listening of reading.listens) {
    const place = `${listening.address}:${listening.port}`
    const sharing = reading.listens.filter((other) => `${other.address}:${other.port}` === place)
    if (sharing.length < 2) continue
    const written = own(listening.server, 'server_name').flatMap((directive) => directive.args)
    for (const name of written.length > 0 ? written : ['']) {
      if (name.startsWith('~')) continue
      if (isBadWildcard(name)) return emerg(`invalid server name or wildcard "${name}" on ${place}`)
      const key = `${place} ${name.toLowerCase()}`
      if (seen.has(key)) warn(reading, `conflicting server name "${name.toLowerCase()}" on ${place}, ignored`)
      seen.add(key)
    }
  }
  return undefined
}

export function http(reading: Reading): Block | undefined {
  return own(reading.main, 'http')[0]?.block
}

export function servers(reading: Reading): readonly Block[] {
  return own(http(reading) ?? reading.main, 'server').flatMap((directive) => (directive.block ? [directive.block] : []))
}
