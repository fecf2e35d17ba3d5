/** Digests of texts that come again at every keystroke: keys of operations, identifiers of images. */
import { sha256Hex } from '@/core/files/digest.ts'
import { recentResults } from '@/core/files/recent-results.ts'

/** More than the steps of any Dockerfile a person edits: a build of more would forget each before it comes again. */
const known = recentResults<string>(10_000)

export function hashOf(text: string): string {
  return known.of(text, () => sha256Hex(text))
}
