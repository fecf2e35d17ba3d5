/** Servers behind nginx: upstream blocks and everything that passes requests on. */
import { readAddress } from '../address.ts'
import { type Directive, own } from '../conf.ts'
import { isKnownHost } from '../hosts.ts'
import { directiveError, noteText, type Objection, type Reading, type Rule, warn } from '../reading.ts'
import { parseNumber, parseTime } from '../sizes-and-times.ts'
import { parentName } from './location.ts'
import { knowsResolve, refusesBackup } from './upstream-details.ts'

export const upstream: Rule = (directive, reading) => {
  const name = directive.args[0]!
  const read = readAddress(name, {})
  if ('error' in read) return `${read.error} in upstream "${name}"`
  if (read.address.port !== undefined) return `upstream "${read.address.host}" may not have port ${read.address.port}`
  const key = read.address.host
  if (reading.upstreams.has(key)) return `duplicate upstream "${name}"`
  const clash = reading.proxied.find((use) => use.host.toLowerCase() === key && use.port !== undefined)
  if (clash) return `upstream "${clash.host}" may not have port ${clash.port} in ${clash.file}:${clash.line}`
  reading.upstreams.set(key, directive)
  return undefined
}

export const server: Rule = (directive, reading) => {
  if (directive.parent.context !== 'upstream') return undefined
  const [text = '', ...options] = directive.args
  const read = readAddress(text, {})
  const others = directive.parent.directives.map(({ name }) => name)
  for (const option of options) {
    if (refusesBackup(others, option)) return `balancing method does not support parameter "${option}"`
    if (option === 'resolve' && !knowsResolve(reading.version)) return `invalid parameter "${option}"`
    const objection = serverOption(option)
    if (objection !== undefined) return objection
  }
  if ('error' in read) return `${read.error} in upstream "${text}"`
  if (read.address.kind === 'name' && !isKnownHost(read.address.host, reading) && !options.includes('resolve'))
    return `host not found in upstream "${text}"`
  return undefined
}

function serverOption(option: string): Objection {
  const [name = '', value = ''] = option.split('=')
  const bad = `invalid parameter "${option}"`
  switch (name) {
    case 'weight':
      return parseNumber(value) === undefined || value === '0' ? bad : undefined
    case 'max_conns':
    case 'max_fails':
      return parseNumber(value) === undefined ? bad : undefined
    case 'fail_timeout':
      return parseTime(value, 'sec') === undefined ? bad : undefined
    case 'backup':
    case 'down':
    case 'resolve':
      return option === name ? undefined : bad
    case 'service':
    case 'route':
      return option.includes('=') ? undefined : bad
    default:
      return bad
  }
}

const METHODS = ['keepalive', 'hash', 'ip_hash', 'least_conn', 'least_time', 'random']

/** The last one holds; the others are lost. */
export const balancing: Rule = (directive, reading) => {
  if (METHODS.some((name) => own(directive.parent, name).length > 0))
    warn(reading, 'load balancing method redefined', directive)
  const [first, second] = directive.args
  if (directive.name === 'random' && first === 'two' && second !== undefined && !/^least_(conn|time=.*)$/.test(second))
    return `invalid parameter "${second}"`
  return undefined
}

export const proxyPass: Rule = (directive, reading) => {
  if (own(directive.parent, directive.name).length > 0) return directiveError(directive, 'is duplicate')
  const url = directive.args[0]!
  if (url.includes('$')) return noteText(reading, url)
  const scheme = /^https?:\/\//i.exec(url)?.[0].toLowerCase()
  if (scheme === undefined) return 'invalid URL prefix'
  const rest = url.slice(scheme.length)
  const read = readAddress(rest, { uri: true })
  if ('error' in read) return `${read.error} in upstream "${rest}"`
  const { address } = read
  if (address.uri !== '' && cannotHaveUri(directive)) return URI_OBJECTION
  if (address.kind !== 'name') return undefined
  return use(directive, reading, address.host, address.port)
}

const URI_OBJECTION =
  '"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, or inside "if" statement, or inside "limit_except" block'

function cannotHaveUri(directive: Directive): boolean {
  const { context } = directive.parent
  if (context === 'if in location' || context === 'limit_except') return true
  const name = parentName(directive.parent)
  return name?.kind === 'regex' || name?.kind === 'named'
}

export const otherPass: Rule = (directive, reading) => {
  if (own(directive.parent, directive.name).length > 0) return directiveError(directive, 'is duplicate')
  const text = directive.args[0]!
  if (text.includes('$')) return noteText(reading, text)
  const bare = directive.name === 'grpc_pass' ? text.replace(/^grpcs?:\/\//, '') : text
  const read = readAddress(bare.replace(/^https?:\/\//, ''), { uri: false })
  if ('error' in read) return `${read.error} in upstream "${bare}"`
  if (read.address.kind !== 'name') return undefined
  return use(directive, reading, read.address.host, read.address.port, directive.name === 'grpc_pass')
}

/** Neither the name nor the protocol says a port. */
export const NO_PORT = -1

/** A name is looked up after the whole configuration was read: an upstream block may come later. */
function use(
  directive: Directive,
  reading: Reading,
  host: string,
  port: number | undefined,
  hasStandardPort = true,
): Objection {
  const defined = reading.upstreams.get(host)
  if (defined && port !== undefined) return `upstream "${host}" may not have port ${port}`
  const known = hasStandardPort || port !== undefined || defined !== undefined
  reading.proxied.push({ host, port: known ? port : NO_PORT, file: directive.file, line: directive.line })
  return undefined
}
