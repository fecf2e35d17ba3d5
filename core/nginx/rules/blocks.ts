/** Blocks whose statements are data (`types`, `map` …), and what is checked when a block closes. */
import type { Block, Directive, Statement } from '../conf.ts'
import { own } from '../conf.ts'
import { doubt, noteText, type Objection, type Reading, type Rule, warn } from '../reading.ts'
import { compileRegex } from '../regex.ts'
import { geoEntry, splitEntry } from './geo-and-splits.ts'
import { addDefaultListen } from './listen.ts'

export type DataRule = (
  statement: Statement,
  owner: Directive,
  before: readonly Statement[],
  reading: Reading,
) => Objection

const accept: DataRule = () => undefined

/** Types by extension, as far as a block's `types` were read. */
const typesSoFar = new WeakMap<Block, Map<string, string>>()

/** An extension may come again: the later type wins, with a warning. */
const typesEntry: DataRule = (statement, owner, _before, reading) => {
  const known = typesSoFar.get(owner.parent) ?? new Map<string, string>()
  typesSoFar.set(owner.parent, known)
  const [type = '', ...extensions] = statement.words
  for (const extension of extensions) {
    const key = extension.toLowerCase()
    const earlier = known.get(key)
    if (earlier !== undefined)
      warn(
        reading,
        `duplicate extension "${extension}", content type: "${type}", previous content type: "${earlier}"`,
        statement,
      )
    known.set(key, type)
  }
  return undefined
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

const mapEntry: DataRule = (statement, _owner, before, reading) => {
  const [key = '', value] = statement.words
  if (statement.words.length === 1 && (key === 'hostnames' || key === 'volatile')) return undefined
  if (value === undefined || statement.words.length !== 2) return 'invalid number of the map parameters'
  const text = noteText(reading, value)
  if (text !== undefined) return text
  if (key === 'default')
    return before.some((other) => other.words[0] === 'default') ? 'duplicate default map parameter' : undefined
  if (key.startsWith('~')) return mapRegex(key, reading)
  const hostnames = before.some(({ words }) => words.length === 1 && words[0] === 'hostnames')
  if (hostnames && isBadHostname(key)) return `invalid hostname or wildcard "${key}"`
  const plain = (word: string) => plainKey(word, hostnames)
  const conflict = before.some((other) => isPlainKey(other) && same(plain(other.words[0]!), plain(key)))
  return conflict ? `conflicting parameter "${hostnames ? key : plain(key).toLowerCase()}"` : undefined
}

/** `.a.test` takes the place of `*.a.test`. */
function plainKey(word: string, hostnames: boolean): string {
  if (hostnames && word.startsWith('*.')) return word.slice(1)
  return word.startsWith('\\') ? word.slice(1) : word
}

/** A star may be the first label or the last, alone. */
function isBadHostname(key: string): boolean {
  const inner = key.replace(/^\*\./, '').replace(/\.\*$/, '')
  return inner.includes('*') || key.includes('..') || (key.startsWith('*.') && key.endsWith('.*'))
}

function isPlainKey(statement: Statement): boolean {
  const key = statement.words[0]!
  return statement.words.length === 2 && key !== 'default' && !key.startsWith('~')
}

function mapRegex(key: string, reading: Reading): Objection {
  const caseless = key.startsWith('~*')
  const compiled = compileRegex(key.slice(caseless ? 2 : 1), caseless)
  if (compiled.kind === 'error') return compiled.message
  if (compiled.kind === 'unsupported') doubt(reading, compiled.why)
  else for (const name of compiled.names) reading.defined.add(name)
  return undefined
}

export const DATA_BLOCKS: Readonly<Record<string, DataRule>> = {
  types: typesEntry,
  map: mapEntry,
  geo: geoEntry,
  split_clients: splitEntry,
  charset_map: accept,
}

export const AFTER_BLOCK: Readonly<Record<string, Rule>> = {
  http: (directive, reading) => {
    reading.httpEnd = { file: directive.file, line: directive.line }
    return undefined
  },
  server: (directive, reading) => {
    addDefaultListen(directive, reading)
    return undefined
  },
  upstream: (directive) => {
    const servers = own(directive.block!, 'server')
    if (servers.length === 0) return 'no servers are inside upstream'
    const spare = servers.every(({ args }) => args.includes('backup'))
    return spare ? `no servers in upstream "${directive.args[0]!}"` : undefined
  },
}
