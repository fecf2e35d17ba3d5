/** How far two texts are apart, in edits: what suggestions are made from. */

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
