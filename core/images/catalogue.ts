/** The images the engine knows, and what it says of those it does not know: never more than the records hold. */
import { recordedBase } from './base-image.ts'
import baseImages from './facts/base-images.json'
import keyFiles from './facts/key-files.json'
import official from './facts/official-images.json'
import programs from './facts/programs.json'
import type { ImageFacts } from './facts.ts'
import type { BaseImage, Catalogue } from './image.ts'
import { nginxTexts } from './nginx-texts.ts'
import { resolveImage, type Shelf } from './resolve-image.ts'

export function createCatalogue(facts: ImageFacts): Catalogue {
  const shelf = imageShelf(facts)
  return {
    resolve: (ref, near = []) => resolveImage(facts, shelf, ref, near),
    get images() {
      return facts.images.map((recorded) => shelf(recorded))
    },
  }
}

/** Trees are drawn when an image is first asked for, and once. */
function imageShelf(facts: ImageFacts): Shelf {
  const drawn = new Map<string, BaseImage>()
  return (recorded) => {
    const base = drawn.get(recorded.ref) ?? recordedBase(facts, recorded)
    drawn.set(recorded.ref, base)
    return base
  }
}

/** What the fact files say of real images. */
export const imageFacts: ImageFacts = {
  images: baseImages.images as unknown as ImageFacts['images'],
  official,
  programs: programs as unknown as ImageFacts['programs'],
  keyFiles: keyFiles as unknown as ImageFacts['keyFiles'],
  nginxTexts,
}

/** The real images, as the application uses them. */
export const defaultCatalogue: Catalogue = createCatalogue(imageFacts)
