/** The article's table over the learner's own images: what each weighs, and what of it the base image brings. */
import { hasInstalledApp } from '@/core/checks/app.ts'
import { imageOf } from '@/core/checks/outcome.ts'
import type { Work } from '@/core/checks/work.ts'
import type { Image } from '@/core/images/image.ts'
import type { Figure } from '@/core/text/evidence.ts'

export type ComparedImage = 'normal' | 'multi-stage'

export interface ComparedRow {
  readonly image: ComparedImage
  /** Undefined: there is no such image yet. */
  readonly size: Figure | undefined
  /** As recorded from its registry. */
  readonly base: { readonly ref: string; readonly size: Figure } | undefined
}

/** Normal: the newest image in the store with the app's `node_modules`. Multi-stage: what the Dockerfile makes now. */
export function compareView(work: Work): readonly ComparedRow[] {
  const stored = (work.session?.images ?? []).map(({ image }) => image)
  const got = imageOf(work)
  return [
    rowOf(
      'normal',
      stored.findLast((image) => hasInstalledApp(image.tree, work)),
    ),
    rowOf('multi-stage', got.kind === 'image' ? got.image : undefined),
  ]
}

function rowOf(name: ComparedImage, image: Image | undefined): ComparedRow {
  const base = image?.base
  return {
    image: name,
    size: image?.size,
    base: base === undefined ? undefined : { ref: base.ref, size: base.image.size },
  }
}
