/** Which location answers a URI, as `ngx_http_core_find_location` searches. */
import { type Block, type Directive, own } from '../conf.ts'
import { compileRegex } from '../regex.ts'
import { type LocationName, locationName } from '../rules/location.ts'
import { type Exchange, step } from './exchange.ts'

interface Location {
  readonly directive: Directive
  readonly name: LocationName
  readonly block: Block
  /** It passes requests on and its name ends with a slash: `/x` is redirected to `/x/`. */
  readonly autoRedirect: boolean
}

interface Locations {
  readonly exact: ReadonlyMap<string, Location>
  /** Longest name first. */
  readonly prefixes: readonly Location[]
  readonly regexes: readonly Location[]
  readonly named: ReadonlyMap<string, Location>
}

const cache = new WeakMap<Block, Locations>()

export const PASSES = ['proxy_pass', 'fastcgi_pass', 'uwsgi_pass', 'scgi_pass', 'grpc_pass', 'memcached_pass'] as const

function locationsOf(block: Block): Locations {
  const known = cache.get(block)
  if (known) return known
  const all = own(block, 'location').flatMap((directive): Location[] => {
    const name = locationName(directive.args)
    if (name === undefined || directive.block === undefined) return []
    const passes = PASSES.some((pass) => own(directive.block!, pass).length > 0)
    return [{ directive, name, block: directive.block, autoRedirect: passes && name.name.endsWith('/') }]
  })
  const of = (kind: LocationName['kind']) => all.filter((location) => location.name.kind === kind)
  const byName = (kind: LocationName['kind']) => new Map(of(kind).map((location) => [location.name.name, location]))
  const made: Locations = {
    exact: byName('exact'),
    prefixes: of('prefix').sort((a, b) => b.name.name.length - a.name.name.length),
    regexes: of('regex'),
    named: byName('named'),
  }
  cache.set(block, made)
  return made
}

export type Found =
  | { readonly kind: 'found'; readonly block: Block }
  | { readonly kind: 'slash'; readonly block: Block; readonly uri: string }

/** Sets captures when a regular expression decides. */
export function findLocation(exchange: Exchange): Found {
  const search = searchLevel(exchange, exchange.server)
  const { location } = search
  if (location === undefined) {
    step(exchange, 'location', 'no location matches: the server’s own settings hold', exchange.server.owner)
    return { kind: 'found', block: exchange.server }
  }
  step(exchange, `location ${location.directive.args.join(' ')}`, search.why, location.directive)
  if (search.ends === 'slash') return { kind: 'slash', block: location.block, uri: location.name.name }
  return { kind: 'found', block: location.block }
}

interface Search {
  readonly location: Location | undefined
  /** `sure`: the search is over; `open`: regular expressions further out are still tried. */
  readonly ends: 'sure' | 'open' | 'slash'
  readonly why: string
}

const NONE: Search = { location: undefined, ends: 'open', why: '' }

function searchLevel(exchange: Exchange, block: Block): Search {
  const { uri } = exchange
  const here = locationsOf(block)
  const exact = here.exact.get(uri)
  if (exact) return { location: exact, ends: 'sure', why: 'the exact name' }
  let found = NONE
  let noRegex = false
  const prefix = here.prefixes.find(({ name }) => uri.startsWith(name.name))
  if (prefix?.name.name !== uri) {
    const slash = [...here.exact.values(), ...here.prefixes].find((l) => l.autoRedirect && l.name.name === `${uri}/`)
    if (slash) return { location: slash, ends: 'slash', why: `${uri} is redirected to ${uri}/` }
  }
  if (prefix) {
    noRegex = prefix.name.noRegex
    const nested = searchLevel(exchange, prefix.block)
    found = nested.location ? nested : { location: prefix, ends: 'open', why: 'the longest prefix that matches' }
    if (found.ends !== 'open') return found
  }
  return noRegex ? found : (searchRegexes(exchange, here) ?? found)
}

function searchRegexes(exchange: Exchange, here: Locations): Search | undefined {
  for (const location of here.regexes) {
    const compiled = compileRegex(location.name.name, location.name.caseless)
    if (compiled.kind === 'unsupported') exchange.cannot ??= compiled.why
    const match = compiled.kind === 'ok' ? compiled.regex.exec(exchange.uri) : null
    if (!match) continue
    capture(exchange, match)
    const nested = searchLevel(exchange, location.block)
    if (nested.location) return { ...nested, ends: nested.ends === 'slash' ? 'slash' : 'sure' }
    return { location, ends: 'sure', why: 'the first regular expression that matches' }
  }
  return undefined
}

/** A match sets `$1` … and the named captures. */
export function capture(exchange: Exchange, match: RegExpExecArray): void {
  exchange.captures = [...match]
  for (const [name, value] of Object.entries(match.groups ?? {}))
    exchange.variables.set(name.toLowerCase(), value ?? '')
}

export function namedLocation(exchange: Exchange, name: string): Block | undefined {
  const found = locationsOf(exchange.server).named.get(name)
  if (found) step(exchange, `location ${name}`, 'the named location', found.directive)
  return found?.block
}
