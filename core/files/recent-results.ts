/** Remembers the results of the last few different questions, by text. */

export interface RecentResults<V> {
  of(key: string, make: () => V): V
}

export function recentResults<V>(limit: number): RecentResults<V> {
  const known = new Map<string, V>()
  return {
    of(key, make) {
      const found = known.get(key)
      if (found !== undefined) return found
      const made = make()
      if (known.size >= limit) known.delete(known.keys().next().value!)
      known.set(key, made)
      return made
    },
  }
}
