/** Digests of texts that come again at every keystroke: keys of operations, identifiers of images. */
import { sha256Hex } from '@/core/files/digest.ts'

const LIMIT = 1000
const known = new Map<string, string>()

export function hashOf(text: string): string {
  const found = known.get(text)
  if (found !== undefined) return found
  const made = sha256Hex(text)
  if (known.size >= LIMIT) known.delete(known.keys().next().value!)
  known.set(text, made)
  return made
}
