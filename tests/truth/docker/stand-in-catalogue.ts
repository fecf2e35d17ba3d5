/** The catalogue of the stand-ins: the real one's files and programs, all linked with glibc, and the stand-ins' configuration. */
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import type { BaseImage, Catalogue } from '@/core/images/image.ts'
import { STAND_IN_CONFIG } from './stand-in-config.ts'

function standIn(base: BaseImage): BaseImage {
  const config = Object.entries(STAND_IN_CONFIG).find(([name]) => base.repository.endsWith(name))?.[1]
  return { ...base, libc: 'glibc', image: { ...base.image, config: config ?? base.image.config } }
}

export const standInCatalogue: Catalogue = {
  images: defaultCatalogue.images.map(standIn),
  resolve(ref, near) {
    const found = defaultCatalogue.resolve(ref, near)
    return found.kind === 'found' ? { ...found, base: standIn(found.base) } : found
  },
}
