/** Digests of texts that come again at every keystroke: keys of operations, identifiers of images. */
import { sha256Hex } from '@/core/files/digest.ts'

/** More than the steps of any Dockerfile a person edits: a build of more would forget each before it comes again. */
const LIMIT = 10_000
const known = new Map<string, string>()

export function hashOf(text: string): string {
  const found = known.get(text)
  if (found !== undefined) return found
  const made = sha256Hex(text)
  if (known.size >= LIMIT) known.delete(known.keys().next().value!)
  known.set(text, made)
  return made
}
