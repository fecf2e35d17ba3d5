/** What `docker images` shows of each stored image. */
import type { Figure } from '@/core/text/evidence.ts'
import { shortId } from './image-store.ts'
import type { StoredImage, TerminalSession } from './terminal.ts'
import { humanSize } from './units.ts'

/** A size nobody recorded. */
export const NOT_RECORDED = '--'

export interface ImageRow {
  /** Undefined for an untagged image. */
  readonly name: string | undefined
  readonly stored: StoredImage
}

/** One row a name, sorted; untagged images last. Built-over images without a name show with `all` only, as dangling ones. */
export function imageRows(images: readonly StoredImage[], all: boolean): readonly ImageRow[] {
  const named = images.flatMap((stored) => stored.references.map((name) => ({ name, stored })))
  const untagged = images
    .filter((stored) => stored.references.length === 0)
    .map((stored) => ({ name: undefined, stored }))
  return [...named.sort((a, b) => (a.name < b.name ? -1 : 1)), ...(all ? untagged : [])]
}

/** Engines with the containerd image store count the unpacked files and the compressed layers they came as. */
export function diskUsage(stored: StoredImage, withCompressed: boolean): number | undefined {
  const { size, compressedSize } = stored.image
  if (!withCompressed || size.value === undefined) return size.value
  return compressedSize.value === undefined ? undefined : size.value + compressedSize.value
}

/** How small layers made here compress is not recorded: a list with one of them counts the unpacked files alone, in every row. */
export function compressedKnown(rows: readonly ImageRow[]): boolean {
  return rows.every((row) => row.stored.image.compressedSize.value !== undefined)
}

export function shownSize(value: number | undefined): string {
  return value === undefined ? NOT_RECORDED : humanSize(value)
}

export function shownFigure(figure: Figure): string {
  return shownSize(figure.value)
}

export function inUse(session: TerminalSession, stored: StoredImage): boolean {
  return session.containers.some((container) => container.imageId === stored.image.id)
}

export function idOf(stored: StoredImage): string {
  return shortId(stored.image.id)
}
