/** The name somebody most likely meant: at most two letters away, and not every letter another. */
import { editDistance } from '@/core/text/edit-distance.ts'

const FARTHEST = 3

export function nearest(word: string, names: readonly string[]): string | undefined {
  const scored = names.map((name) => ({ name, distance: editDistance(word, name, FARTHEST) }))
  const found = scored
    .filter(({ name, distance }) => distance < FARTHEST && distance < Math.min(word.length, name.length))
    .sort((one, other) => one.distance - other.distance)
  return found[0]?.name
}
