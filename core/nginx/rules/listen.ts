/** `listen`: addresses, options, and what may stand twice. */

import { readAddress } from '../address.ts'
import { type Directive, own } from '../conf.ts'
import { compareVersions } from '../directive-table.ts'
import { isKnownHost } from '../hosts.ts'
import { type Listening, type Objection, type Reading, type Rule, warn } from '../reading.ts'

export const listen: Rule = (directive, reading) => {
  const range = /^(.*:)?(\d+)-(\d+)$/.exec(directive.args[0]!)
  if (range === null) return listenOn(directive.args[0]!, directive, reading)
  const [, host = '', first = '', last = ''] = range
  const bad = Number(first) === 0 || Number(last) > 65535 ? 'invalid port' : undefined
  const refused = bad ?? (Number(first) > Number(last) ? 'invalid port range' : undefined)
  if (refused !== undefined) return `${refused} in "${directive.args[0]}" of the "listen" directive`
  for (let port = Number(first); port <= Number(last); port++) {
    const objection = listenOn(`${host}${port}`, directive, reading)
    // Messages on the value name it as it is written.
    if (objection !== undefined) return objection.replace(`in "${host}${port}"`, `in "${directive.args[0]}"`)
  }
  return undefined
}

function listenOn(text: string, directive: Directive, reading: Reading): Objection {
  const read = readAddress(text, { listen: true })
  if ('error' in read) return `${read.error} in "${text}" of the "listen" directive`
  const { address } = read
  if (address.kind === 'name' && !isKnownHost(address.host, reading))
    return `host not found in "${text}" of the "listen" directive`
  const objection = checkOptions(directive, reading)
  if (objection !== undefined) return objection
  const host = address.kind === 'name' ? '127.0.0.1' : address.host
  return addListening(reading, {
    server: directive.parent,
    address: host,
    port: address.kind === 'unix' ? 0 : (address.port ?? 80),
    defaultServer: directive.args.some((word) => word === 'default_server' || word === 'default'),
    options: directive.args.slice(1).some((word) => SOCKET_OPTION.test(word)),
    ssl: directive.args.includes('ssl'),
  })
}

const SOCKET_OPTION =
  /^(bind|deferred|reuseport|multipath|(backlog|rcvbuf|sndbuf|setfib|fastopen|ipv6only|so_keepalive|accept_filter)(=|$))/
const PLAIN = new Set([
  'default_server',
  'default',
  'bind',
  'deferred',
  'reuseport',
  'ssl',
  'http2',
  'proxy_protocol',
  'quic',
])

function checkOptions(directive: Directive, reading: Reading): Objection {
  for (const option of directive.args.slice(1)) {
    if (option === 'quic' && compareVersions(reading.version, '1.25.0') < 0) return `invalid parameter "${option}"`
    const objection = checkOption(option)
    if (objection !== undefined) return objection
    if (option === 'http2' && compareVersions(reading.version, '1.25.1') >= 0)
      warn(reading, 'the "listen ... http2" directive is deprecated, use the "http2" directive instead', directive)
  }
  return undefined
}

function checkOption(option: string): Objection {
  if (PLAIN.has(option)) return undefined
  const [name = '', value] = [
    option.split('=')[0],
    option.includes('=') ? option.slice(option.indexOf('=') + 1) : undefined,
  ]
  if (value === undefined) return `invalid parameter "${option}"`
  switch (name) {
    case 'backlog':
      return /^\d+$/.test(value) && value !== '0' ? undefined : `invalid backlog "${option}"`
    case 'fastopen':
      return /^\d+$/.test(value) ? undefined : `invalid fastopen "${option}"`
    case 'rcvbuf':
    case 'sndbuf':
      return /^\d+[kKmM]?$/.test(value) ? undefined : `invalid ${name} "${option}"`
    case 'ipv6only':
      return /^(on|off)$/.test(value) ? undefined : `invalid parameter "${option}"`
    case 'so_keepalive':
      return /^(on|off|[\dsmhd]*:[\dsmhd]*:\d*)$/.test(value) && value !== '::'
        ? undefined
        : `invalid so_keepalive value: "${value}"`
    default:
      return `invalid parameter "${option}"`
  }
}

/** Refuses what nginx refuses of two `listen` with one address. */
export function addListening(reading: Reading, added: Listening): Objection {
  const place = `${added.address}:${added.port}`
  const same = reading.listens.filter((other) => other.address === added.address && other.port === added.port)
  if (same.some((other) => other.server === added.server)) return `a duplicate listen ${place}`
  if (added.options && same.some((other) => other.options)) return `duplicate listen options for ${place}`
  if (added.defaultServer && same.some((other) => other.defaultServer)) return `a duplicate default server for ${place}`
  reading.listens.push(added)
  return undefined
}

/** A server that names no address listens on port 80 of all. */
export function addDefaultListen(server: Directive, reading: Reading): void {
  if (own(server.block!, 'listen').length > 0) return
  addListening(reading, {
    server: server.block!,
    address: '0.0.0.0',
    port: 80,
    defaultServer: false,
    options: false,
    ssl: false,
  })
}
