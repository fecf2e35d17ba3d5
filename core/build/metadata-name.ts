/** The name of the step that looks an image up. */
import type { BuildError } from '@/core/dockerfile/syntax.ts'
import { canonicalReference, parseReference } from '@/core/images/reference.ts'

export function metadataName(error: BuildError): string | undefined {
  if (error.code !== 'image-not-found') return undefined
  return loadMetadata(error.details.image ?? '')
}

export function loadMetadata(ref: string): string {
  const parsed = parseReference(ref)
  const shown = parsed.kind === 'reference' ? canonicalReference(parsed.reference) : ref
  return `[internal] load metadata for ${shown}`
}
