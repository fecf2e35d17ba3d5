/** The candidate a typed name was probably meant to be. */

/** As BuildKit suggests: the nearest candidate with at most `limit` edits; an exact match gives none. */
export function nearest(typed: string, candidates: readonly string[], limit = 2): string | undefined {
  let best: string | undefined
  let least = limit + 1
  for (const candidate of candidates) {
    const distance = editDistance(typed, candidate)
    if (distance === 0) return undefined
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replaced, previous[j]! + 1, current[j - 1]! + 1))
    }
    previous = current
  }
  return previous[b.length]!
}
