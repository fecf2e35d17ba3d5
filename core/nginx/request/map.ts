/** `map`: a variable's value from another text, looked up when it is first used. */

import type { Statement } from '../conf.ts'
import { own } from '../conf.ts'
import { compileRegex } from '../regex.ts'
import type { Exchange } from './exchange.ts'
import { expand } from './expand.ts'
import { capture } from './select-location.ts'

/** Undefined: no map makes that variable. */
export function mapValue(exchange: Exchange, name: string): string | undefined {
  const { http } = exchange.nginx
  if (http === undefined) return undefined
  const cached = exchange.mapped.get(name)
  if (cached !== undefined) return cached
  const map = own(http, 'map').findLast((directive) => directive.args[1]!.slice(1).toLowerCase() === name)
  if (map?.data === undefined) return undefined
  const source = expand(exchange, map.args[0]!)
  const found = findEntry(exchange, map.data, source)
  const value = found === undefined ? '' : expand(exchange, found)
  exchange.mapped.set(name, value)
  return value
}

function findEntry(exchange: Exchange, entries: readonly Statement[], source: string): string | undefined {
  const key = source.toLowerCase()
  const pairs = entries.filter((entry) => entry.words.length === 2)
  const hostnames = entries.some((entry) => entry.words.length === 1 && entry.words[0] === 'hostnames')
  const plain = pairs.find(({ words }) => isPlain(words[0]!) && unquote(words[0]!).toLowerCase() === key)
  if (plain) return plain.words[1]
  const wildcard = hostnames ? hostEntry(pairs, key) : undefined
  if (wildcard !== undefined) return wildcard
  for (const { words } of pairs) {
    const [pattern = '', value] = words
    if (!pattern.startsWith('~')) continue
    const caseless = pattern.startsWith('~*')
    const compiled = compileRegex(pattern.slice(caseless ? 2 : 1), caseless)
    if (compiled.kind === 'unsupported') exchange.cannot ??= compiled.why
    const match = compiled.kind === 'ok' ? compiled.regex.exec(source) : null
    if (!match) continue
    capture(exchange, match)
    return value
  }
  return pairs.find(({ words }) => words[0] === 'default')?.words[1]
}

function isPlain(key: string): boolean {
  return key !== 'default' && !key.startsWith('~')
}

function unquote(key: string): string {
  return key.startsWith('\\') ? key.slice(1) : key
}

function hostEntry(pairs: readonly Statement[], host: string): string | undefined {
  const fits = pairs.filter(({ words }) => {
    const key = words[0]!.toLowerCase()
    if (key.startsWith('*.')) return host.endsWith(key.slice(1))
    if (key.startsWith('.')) return host === key.slice(1) || host.endsWith(key)
    return key.endsWith('.*') && host.startsWith(key.slice(0, -1))
  })
  const heads = fits.filter(({ words }) => !words[0]!.endsWith('.*'))
  const longest = (list: readonly Statement[]) =>
    [...list].sort((a, b) => b.words[0]!.length - a.words[0]!.length)[0]?.words[1]
  return longest(heads) ?? longest(fits)
}
