/** An image that is known to exist and not what it holds: every path in it is unknown. */
import { directory } from '@/core/files/tree.ts'
import type { Evidence, Figure } from '@/core/text/evidence.ts'
import { EMPTY_CONFIG } from './empty-config.ts'
import type { BaseImage } from './image.ts'

export interface SeenImage {
  readonly env: readonly string[]
  /** Paths by name. */
  readonly programs: Readonly<Record<string, string>>
}

export function nameOnlyBase(ref: string, { env, programs }: SeenImage, evidence: Evidence): BaseImage {
  const why = `what ${ref} holds is not recorded`
  const size: Figure = { value: undefined, unit: 'bytes', evidence: { kind: 'unsupported', why } }
  return {
    ref,
    repository: ref.slice(0, ref.lastIndexOf(':') < 0 ? undefined : ref.lastIndexOf(':')),
    family: 'other',
    libc: undefined,
    digest: undefined,
    evidence,
    programs: new Map(Object.entries(programs)),
    programsComplete: false,
    versions: {},
    image: {
      id: `unknown:${ref}`,
      tree: { root: { ...directory(), partial: why } },
      layers: [],
      size,
      compressedSize: size,
      config: { ...EMPTY_CONFIG, env },
    },
  }
}
