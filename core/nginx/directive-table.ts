/** Which directives exist, where they may stand, and how many arguments they take. */
import { DIRECTIVES } from './facts/directives.ts'

export type Context =
  | 'main'
  | 'events'
  | 'http'
  | 'server'
  | 'location'
  | 'if in server'
  | 'if in location'
  | 'limit_except'
  | 'upstream'

export interface DirectiveRow {
  readonly name: string
  readonly contexts: readonly Context[]
  readonly block: boolean
  readonly flag: boolean
  takes(count: number): boolean
}

const CONTEXTS: Readonly<Record<string, Context>> = {
  m: 'main',
  e: 'events',
  h: 'http',
  s: 'server',
  l: 'location',
  S: 'if in server',
  L: 'if in location',
  x: 'limit_except',
  u: 'upstream',
}

export const DIRECTIVE_TABLE: ReadonlyMap<string, readonly DirectiveRow[]> = readTable()

/** Names that came later than a version: an older nginx does not know them. */
const SINCE: Readonly<Record<string, string>> = {
  http2: '1.25.1',
  add_header_inherit: '1.29.3',
  add_trailer_inherit: '1.29.3',
  ssl_reject_handshake: '1.19.4',
  max_headers: '1.29.7',
}

export function rowsOf(name: string, version: string): readonly DirectiveRow[] {
  const since = SINCE[name]
  if (since !== undefined && compareVersions(version, since) < 0) return []
  return DIRECTIVE_TABLE.get(name) ?? []
}

export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function readTable(): ReadonlyMap<string, readonly DirectiveRow[]> {
  const table = new Map<string, DirectiveRow[]>()
  for (const line of DIRECTIVES.trim().split('\n')) {
    const [head = '', names = ''] = line.split(': ')
    const [contexts = '', counts = '', form] = head.split(' ')
    for (const name of names.split(' ')) {
      const row: DirectiveRow = {
        name,
        contexts: [...contexts].map((letter) => CONTEXTS[letter]!),
        block: form === 'block',
        flag: form === 'flag',
        takes: (count) => takes(counts, count),
      }
      table.set(name, [...(table.get(name) ?? []), row])
    }
  }
  return table
}

function takes(counts: string, count: number): boolean {
  if (counts.endsWith('+')) return count >= Number(counts.slice(0, -1))
  return counts.split(',').some((allowed) => Number(allowed) === count)
}
