/** The local image store: finding, naming, removing. Every function gives a new list. */
import type { Image } from '@/core/images/image.ts'
import { familiarName } from './image-name.ts'
import type { StoredImage, TerminalSession } from './terminal.ts'

/** By reference first, then by (the beginning of) its id, as Docker looks. */
export function findImage(images: readonly StoredImage[], text: string): StoredImage | undefined {
  const name = familiarName(text)
  const named = name === undefined ? undefined : images.find((each) => each.references.includes(name))
  if (named !== undefined) return named
  const prefix = text.replace(/^sha256:/, '')
  if (!/^[0-9a-f]{1,64}$/.test(prefix)) return undefined
  const matches = images.filter((each) => hexOf(each.image.id).startsWith(prefix))
  return matches.length === 1 ? matches[0] : undefined
}

/** Stores an image under names; names it takes from others leave those untagged. The same image keeps its other names. */
export function storeImage(
  images: readonly StoredImage[],
  image: Image,
  references: readonly string[],
  more: Pick<StoredImage, 'build' | 'created'>,
): readonly StoredImage[] {
  const before = images.find((each) => each.image.id === image.id)
  const kept = withoutNames(images, references).filter((each) => each.image.id !== image.id)
  const own = (before?.references ?? []).filter((name) => !references.includes(name))
  return [...kept, { image, references: [...own, ...references], ...more, created: before?.created ?? more.created }]
}

export function tagImage(images: readonly StoredImage[], id: string, reference: string): readonly StoredImage[] {
  return withoutNames(images, [reference]).map((each) =>
    each.image.id === id ? { ...each, references: [...each.references, reference] } : each,
  )
}

export function untagImage(images: readonly StoredImage[], reference: string): readonly StoredImage[] {
  return withoutNames(images, [reference])
}

/** What FROM and COPY --from find here before they ask a registry. Pulled base images stay with the catalogue, which knows more of them. */
export function localImages(session: TerminalSession): ReadonlyMap<string, Image> {
  const found = new Map<string, Image>()
  for (const stored of session.images) {
    for (const reference of stored.references) {
      if (stored.build !== undefined || stored.image.base?.ref !== reference) found.set(reference, stored.image)
    }
  }
  return found
}

export function shortId(id: string): string {
  return hexOf(id).slice(0, 12)
}

export function hexOf(id: string): string {
  return id.replace(/^sha256:/, '')
}

function withoutNames(images: readonly StoredImage[], references: readonly string[]): readonly StoredImage[] {
  return images.map((each) =>
    each.references.some((name) => references.includes(name))
      ? { ...each, references: each.references.filter((name) => !references.includes(name)) }
      : each,
  )
}
