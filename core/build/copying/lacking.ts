/** Docker's words for a source that is not there. */
import { sha256Hex } from '@/core/files/digest.ts'
import type { Failure } from '../performed.ts'
import type { Source } from '../step.ts'

export function lacking(path: string, from: Source): Failure {
  const message = `failed to compute cache key: failed to calculate checksum of ref ${reference(path, from)}: ${JSON.stringify(path)}: not found`
  const facts: Record<string, string> = { source: path, from: from.kind }
  if (from.kind === 'stage') facts.stage = String(from.index)
  return { code: 'copy-source-missing', message, details: facts }
}

/** BuildKit's identifiers are random; ours have their form and depend only on what was asked for. */
function reference(path: string, from: Source): string {
  const hex = sha256Hex(`${JSON.stringify(from)} ${path}`)
  const id = (part: string) => BigInt(`0x${part}`).toString(36).padStart(25, '0').slice(0, 25)
  return `${id(hex.slice(0, 32))}::${id(hex.slice(32))}`
}
