/** A map with some entries laid over another one, so that a stage of a thousand ENVs does not copy a thousand maps. */

/** As many entries are copied at each step; then the two maps become one. */
const MAX_OWN = 32

/** The entries over `map`; neither is changed. Order: that of the first setting. */
export function overlaid<V>(map: ReadonlyMap<string, V>, entries: Iterable<readonly [string, V]>) {
  const [base, own] = map instanceof Overlay ? [map.base as ReadonlyMap<string, V>, map.own] : [map, undefined]
  const next = new Map<string, V>(own as ReadonlyMap<string, V> | undefined)
  for (const [key, value] of entries) next.set(key, value)
  const overlay = new Overlay(base, next)
  return next.size > MAX_OWN ? new Map(overlay) : overlay
}

class Overlay<V> implements ReadonlyMap<string, V> {
  readonly base: ReadonlyMap<string, V>
  readonly own: ReadonlyMap<string, V>

  constructor(base: ReadonlyMap<string, V>, own: ReadonlyMap<string, V>) {
    this.base = base
    this.own = own
  }

  get size(): number {
    let size = this.base.size
    for (const key of this.own.keys()) if (!this.base.has(key)) size++
    return size
  }

  get(key: string): V | undefined {
    return this.own.has(key) ? this.own.get(key) : this.base.get(key)
  }

  has(key: string): boolean {
    return this.own.has(key) || this.base.has(key)
  }

  *entries(): MapIterator<[string, V]> {
    for (const [key, value] of this.base) yield [key, this.own.has(key) ? this.own.get(key)! : value]
    for (const [key, value] of this.own) if (!this.base.has(key)) yield [key, value]
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  forEach(call: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) call(value, key, this)
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }
}
