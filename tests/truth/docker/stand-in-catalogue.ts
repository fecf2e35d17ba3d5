/** The catalogue of the stand-ins: like the real one, but every program is linked with glibc (see stand-ins.ts). */
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import type { BaseImage, Catalogue } from '@/core/images/image.ts'

function standIn(base: BaseImage): BaseImage {
  return { ...base, libc: 'glibc' }
}

export const standInCatalogue: Catalogue = {
  images: defaultCatalogue.images.map(standIn),
  resolve(ref, near) {
    const found = defaultCatalogue.resolve(ref, near)
    return found.kind === 'found' ? { ...found, base: standIn(found.base) } : found
  },
}
