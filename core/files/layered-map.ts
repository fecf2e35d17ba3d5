/** A map laid over another that is only read: what a shell starts with is hundreds of variables, what it changes a few. */

export class LayeredMap<V> implements Map<string, V> {
  private readonly base: ReadonlyMap<string, V>
  private readonly own: Map<string, V>
  /** Names of `base` that are gone. One that is set again afterwards comes last, as in any map. */
  private readonly gone: Set<string>

  constructor(base: ReadonlyMap<string, V>, own: Map<string, V> = new Map(), gone: Set<string> = new Set()) {
    this.base = base
    this.own = own
    this.gone = gone
  }

  /** A map of its own, for the price of what was changed. */
  copy(): LayeredMap<V> {
    return new LayeredMap(this.base, new Map(this.own), new Set(this.gone))
  }

  get size(): number {
    let size = this.base.size - this.gone.size
    for (const key of this.own.keys()) if (!this.covers(key)) size++
    return size
  }

  get(key: string): V | undefined {
    const own = this.own.get(key)
    if (own !== undefined || this.own.has(key)) return own
    return this.gone.has(key) ? undefined : this.base.get(key)
  }

  has(key: string): boolean {
    return this.own.has(key) || (this.base.has(key) && !this.gone.has(key))
  }

  set(key: string, value: V): this {
    this.own.set(key, value)
    return this
  }

  delete(key: string): boolean {
    const there = this.has(key)
    this.own.delete(key)
    if (this.base.has(key)) this.gone.add(key)
    return there
  }

  clear(): void {
    this.own.clear()
    for (const key of this.base.keys()) this.gone.add(key)
  }

  forEach(call: (value: V, key: string, map: Map<string, V>) => void): void {
    for (const [key, value] of this) call(value, key, this)
  }

  *keys(): MapIterator<string> {
    for (const key of this.base.keys()) if (!this.gone.has(key)) yield key
    for (const key of this.own.keys()) if (!this.covers(key)) yield key
  }

  *entries(): MapIterator<[string, V]> {
    for (const key of this.keys()) yield [key, this.get(key)!]
  }

  *values(): MapIterator<V> {
    for (const key of this.keys()) yield this.get(key)!
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  get [Symbol.toStringTag](): string {
    return 'LayeredMap'
  }

  /** The name stands in the base, and comes at its place there. */
  private covers(key: string): boolean {
    return this.base.has(key) && !this.gone.has(key)
  }
}

/** The entries of a map whose keys stand in another. */
export class FilteredMap<V> implements ReadonlyMap<string, V> {
  private readonly map: ReadonlyMap<string, V>
  private readonly wanted: ReadonlyMap<string, unknown>

  constructor(map: ReadonlyMap<string, V>, wanted: ReadonlyMap<string, unknown>) {
    this.map = map
    this.wanted = wanted
  }

  get size(): number {
    let size = 0
    for (const key of this.map.keys()) if (this.wanted.has(key)) size++
    return size
  }

  get(key: string): V | undefined {
    return this.wanted.has(key) ? this.map.get(key) : undefined
  }

  has(key: string): boolean {
    return this.wanted.has(key) && this.map.has(key)
  }

  forEach(call: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) call(value, key, this)
  }

  *keys(): MapIterator<string> {
    for (const key of this.map.keys()) if (this.wanted.has(key)) yield key
  }

  *entries(): MapIterator<[string, V]> {
    for (const [key, value] of this.map) if (this.wanted.has(key)) yield [key, value]
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }
}
