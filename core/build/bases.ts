/** Base images: found among the local ones, else in the catalogue; fetched only when something needs them. */
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { directory, EMPTY_TREE } from '@/core/files/tree.ts'
import type { BaseImage, Image, ImageConfig, Layer } from '@/core/images/image.ts'
import { familiarReference } from '@/core/images/reference.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { SCRATCH_CONFIG } from './draft.ts'
import type { BuildRequest } from './result.ts'

export interface Base {
  readonly config: ImageConfig
  readonly tree: FileTree
  readonly layers: readonly Layer[]
  readonly size: Figure
  readonly compressedSize: Figure
  readonly base: BaseImage | undefined
  readonly id: string
  /** As FROM's step shows it, without the digest: `node:22-alpine`. */
  readonly ref: string
  readonly digest: string | undefined
  /** Why nothing is known of the image. */
  readonly why: string | undefined
}

export type FoundBase =
  | { readonly kind: 'found'; readonly base: Base }
  | { readonly kind: 'scratch' }
  | { readonly kind: 'error'; readonly error: BuildError }

export function findBase(
  request: BuildRequest,
  ref: string,
  near: readonly string[],
  instruction: Instruction,
): FoundBase {
  const local = request.localImages?.get(familiarReference(ref) ?? ref)
  if (local !== undefined) return { kind: 'found', base: localBase(local, ref) }
  const resolution = request.catalogue.resolve(ref, near)
  const problem = (code: string, message: string, details: Readonly<Record<string, string>>): FoundBase => ({
    kind: 'error',
    error: { code, message, range: instruction.range, file: request.dockerfilePath, details },
  })
  switch (resolution.kind) {
    case 'scratch':
      return { kind: 'scratch' }
    case 'found':
      return { kind: 'found', base: recordedBase(resolution.base, ref) }
    case 'unsupported':
      return { kind: 'found', base: unknownBase(ref, withHint(resolution.why, resolution.didYouMean)) }
    case 'invalid': {
      const message = `failed to parse stage name ${JSON.stringify(ref)}: ${resolution.message}`
      return problem('invalid-reference', message, { image: ref })
    }
    case 'not-found': {
      const near = resolution.suggestion
      return problem('image-not-found', resolution.message, { image: ref, ...(near === undefined ? {} : { near }) })
    }
  }
}

function withHint(why: string, hint: string | undefined): string {
  return hint === undefined ? why : `${why} (did you mean ${hint}?)`
}

function localBase(image: Image, ref: string): Base {
  return { ...image, ref, digest: undefined, why: undefined }
}

function recordedBase(base: BaseImage, ref: string): Base {
  return { ...base.image, base, ref, digest: base.digest, why: undefined }
}

const unknownBases = new Map<string, Base>()

/** Nothing is known of the image: not its files, not its configuration. One object for each reference, so that trees share. */
function unknownBase(ref: string, why: string): Base {
  const key = `${ref}\n${why}`
  const known = unknownBases.get(key)
  if (known !== undefined) return known
  const unsupported: Figure = { value: undefined, unit: 'bytes', evidence: { kind: 'unsupported', why } }
  const base: Base = {
    config: SCRATCH_CONFIG,
    tree: { root: { ...directory(), partial: why } },
    layers: [],
    size: unsupported,
    compressedSize: unsupported,
    base: undefined,
    id: `unknown:${ref}`,
    ref,
    digest: undefined,
    why,
  }
  if (unknownBases.size > 200) unknownBases.clear()
  unknownBases.set(key, base)
  return base
}

const nothing: Figure = { value: 0, unit: 'bytes', evidence: { kind: 'computed' } }

export const SCRATCH: Base = {
  config: SCRATCH_CONFIG,
  tree: EMPTY_TREE,
  layers: [],
  size: nothing,
  compressedSize: nothing,
  base: undefined,
  id: 'scratch',
  ref: 'scratch',
  digest: undefined,
  why: undefined,
}
