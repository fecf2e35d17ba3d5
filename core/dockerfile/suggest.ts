/** "(did you mean X?)": the nearest candidate within two edits, as BuildKit's util/suggest does. */

import { editDistance } from '@/core/text/edit-distance.ts'

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
