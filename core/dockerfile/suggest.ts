/** "(did you mean X?)": the nearest candidate within two edits, as BuildKit's util/suggest does. */

export const MAX_DISTANCE = 2

/** Undefined when nothing is near, or when a candidate is equal (then the mistake is another one). */
export function suggestion(value: string, candidates: Iterable<string>, caseSensitive = true): string | undefined {
  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase())
  let best: string | undefined
  let bestDistance = MAX_DISTANCE + 1
  for (const candidate of candidates) {
    if (fold(candidate) === fold(value)) return undefined
    const distance = editDistance(fold(value), fold(candidate), bestDistance)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best !== undefined && !caseSensitive ? inCaseOf(value, best) : best
}

/** The message with ` (did you mean X?)` behind it where there is something near. */
export function withSuggestion(message: string, value: string, candidates: Iterable<string>, caseSensitive = true) {
  const near = suggestion(value, candidates, caseSensitive)
  return near === undefined ? message : `${message} (did you mean ${near}?)`
}

function inCaseOf(value: string, candidate: string): string {
  if (value === value.toLowerCase()) return candidate.toLowerCase()
  return value === value.toUpperCase() ? candidate.toUpperCase() : candidate
}

/** Levenshtein distance of two texts; `limit` is returned for anything as far or farther. */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  const left = [...a]
  const right = [...b]
  if (Math.abs(left.length - right.length) >= limit) return limit
  let row = Array.from({ length: right.length + 1 }, (_, j) => j)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const change = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change))
    }
    if (Math.min(...next) >= limit) return limit
    row = next
  }
  return Math.min(row[right.length]!, limit)
}
