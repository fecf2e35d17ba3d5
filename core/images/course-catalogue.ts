/** A catalogue with the images and commands that a course has recorded. */
import type { Evidence } from '@/core/text/evidence.ts'
import type { RecordedCommand } from './command-record.ts'
import type { Catalogue } from './image.ts'
import { nameOnlyBase, type SeenImage } from './name-only-base.ts'
import { familiarReference } from './reference.ts'

/** An image that was seen to be there, by its reference. */
export interface RecordedImage extends SeenImage {
  readonly ref: string
  readonly evidence: Evidence
}

/** Plain data: it goes to the page, and from there to the engine's thread. */
export interface CourseRecords {
  readonly images: readonly RecordedImage[]
  readonly commands: readonly RecordedCommand[]
}

export function withRecords(catalogue: Catalogue, { images, commands }: CourseRecords): Catalogue {
  const bases = images.map(({ ref, evidence, ...seen }) => nameOnlyBase(ref, seen, evidence))
  return {
    commands,
    get images() {
      return catalogue.images
    },
    resolve(ref, near) {
      const found = catalogue.resolve(ref, near)
      if (found.kind !== 'unsupported') return found
      const recorded = bases.find((image) => image.ref === (familiarReference(ref) ?? ref))
      return recorded === undefined ? found : { kind: 'found', base: recorded }
    },
  }
}
