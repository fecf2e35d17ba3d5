/**
 * Maps that grow a little at each step of a build: every step has its own map, and all share one memory, so that a
 * thousand ENVs or a thousand files in a folder do not copy a thousand maps.
 */

/** What one key became, oldest first; `at[i]` is the version that set `values[i]`. */
interface Cell<V> {
  readonly at: number[]
  readonly values: V[]
}

/** Shared by all versions. Only the newest version may add to it. */
interface History<V> {
  readonly base: ReadonlyMap<string, V>
  readonly cells: Map<string, Cell<V>>
  /** Keys that `base` lacks, in order of their first setting. */
  readonly added: string[]
  /** The key that each version set. */
  readonly log: string[]
}

/** The entries over `map`; neither is changed. Order: that of the first setting, as in a copy. */
export function withEntries<V>(
  map: ReadonlyMap<string, V>,
  entries: Iterable<readonly [string, V]>,
): ReadonlyMap<string, V> {
  const { history, version, fresh } = tipOf(map)
  let at = version
  let added = fresh
  for (const [key, value] of entries) {
    history.log.push(key)
    at++
    const cell = history.cells.get(key)
    if (cell !== undefined) {
      cell.at.push(at)
      cell.values.push(value)
      continue
    }
    history.cells.set(key, { at: [at], values: [value] })
    if (history.base.has(key)) continue
    history.added.push(key)
    added++
  }
  return new VersionedMap(history, at, added)
}

/**
 * Keys that may differ where `after` grew out of `before`; undefined when it did not, or when nothing is gained by
 * knowing.
 */
export function grownKeys<V>(
  before: ReadonlyMap<string, V>,
  after: ReadonlyMap<string, V>,
): ReadonlySet<string> | undefined {
  if (!(after instanceof VersionedMap)) return undefined
  const history: History<V> = after.history
  if (before === history.base) return new Set(history.log.slice(0, after.version))
  if (!(before instanceof VersionedMap) || before.history !== history || before.version > after.version) {
    return undefined
  }
  return new Set(history.log.slice(before.version, after.version))
}

/** The maps a map grew out of, oldest first, each with the keys it set; the first is the one that all started from. */
export function lineageOf<V>(map: ReadonlyMap<string, V>) {
  if (!(map instanceof VersionedMap)) return { lineage: map as object, start: map, count: 0, changeAt: undefined }
  const { history, version } = map as VersionedMap<V>
  return {
    /** The same object for all maps of one lineage. */
    lineage: history as object,
    start: history.base,
    count: version,
    /** What the change of this number (from 0) did to its key. */
    changeAt(number: number) {
      const key = history.log[number]!
      const valueIn = (at: number) => new VersionedMap(history, at, 0).get(key)
      return { key, before: valueIn(number), after: valueIn(number + 1) as V }
    },
  }
}

/** The same keys in two lists that grow only at their ends: what a search over many versions can remember. */
export function keyLists(map: ReadonlyMap<string, unknown>) {
  if (!(map instanceof VersionedMap)) return { base: map, added: [], count: 0 }
  const { history, fresh } = map
  return { base: history.base as ReadonlyMap<string, unknown>, added: history.added as readonly string[], count: fresh }
}

function tipOf<V>(map: ReadonlyMap<string, V>): { history: History<V>; version: number; fresh: number } {
  if (map instanceof VersionedMap && map.history.log.length === map.version) return map
  // Somebody else went on from here already: the others' entries must not be seen.
  const base = map instanceof VersionedMap ? new Map<string, V>(map) : map
  return { history: { base, cells: new Map(), added: [], log: [] }, version: 0, fresh: 0 }
}

class VersionedMap<V> implements ReadonlyMap<string, V> {
  readonly history: History<V>
  readonly version: number
  /** How many of `history.added` this version has. */
  readonly fresh: number

  constructor(history: History<V>, version: number, fresh: number) {
    this.history = history
    this.version = version
    this.fresh = fresh
  }

  get size(): number {
    return this.history.base.size + this.fresh
  }

  get(key: string): V | undefined {
    const cell = this.history.cells.get(key)
    const at = cell === undefined ? -1 : this.latest(cell)
    return at < 0 ? this.history.base.get(key) : cell!.values[at]
  }

  has(key: string): boolean {
    const cell = this.history.cells.get(key)
    return (cell !== undefined && cell.at[0]! <= this.version) || this.history.base.has(key)
  }

  *entries(): MapIterator<[string, V]> {
    for (const key of this.keys()) yield [key, this.get(key)!]
  }

  *keys(): MapIterator<string> {
    yield* this.history.base.keys()
    for (let i = 0; i < this.fresh; i++) yield this.history.added[i]!
  }

  *values(): MapIterator<V> {
    for (const key of this.keys()) yield this.get(key)!
  }

  forEach(call: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const key of this.keys()) call(this.get(key)!, key, this)
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  /** Index of the last value set up to this version; -1 before the first. */
  private latest({ at }: Cell<V>): number {
    if (at[at.length - 1]! <= this.version) return at.length - 1
    let low = -1
    let high = at.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (at[middle]! <= this.version) low = middle
      else high = middle - 1
    }
    return low
  }
}
