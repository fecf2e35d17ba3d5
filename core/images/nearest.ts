/** The candidate a typed name was probably meant to be. */
import { editDistance } from '@/core/text/edit-distance.ts'

/** As BuildKit suggests: the nearest candidate with at most `limit` edits; an exact match gives none. */
export function nearest(typed: string, candidates: readonly string[], limit = 2): string | undefined {
  let best: string | undefined
  let least = limit + 1
  for (const candidate of candidates) {
    const distance = editDistance(typed, candidate, least)
    if (distance === 0) return undefined
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}
