/** A catalogue with the images and commands that a course has recorded. */
import type { RecordedCommand } from './command-record.ts'
import type { BaseImage, Catalogue } from './image.ts'
import { familiarReference } from './reference.ts'

export function withRecords(
  catalogue: Catalogue,
  images: readonly BaseImage[],
  commands: readonly RecordedCommand[],
): Catalogue {
  return {
    commands,
    get images() {
      return catalogue.images
    },
    resolve(ref, near) {
      const found = catalogue.resolve(ref, near)
      if (found.kind !== 'unsupported') return found
      const recorded = images.find((image) => image.ref === (familiarReference(ref) ?? ref))
      return recorded === undefined ? found : { kind: 'found', base: recorded }
    },
  }
}
