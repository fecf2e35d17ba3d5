/** What the image explorer asks, and how it is answered. */
import type { Work } from '@/core/checks/work.ts'
import { type FoundFiles, findFiles } from './find.ts'
import { type FolderView, folderView, type Place } from './folder.ts'
import { type ExploreView, exploreView } from './image-view.ts'
import { type SurfaceRow, surfaceOf } from './surface.ts'
import { wholeBuild } from './whole-build.ts'
import { type WhyView, whyView } from './why.ts'

export type ImageQuery =
  /** The target's image, or that of a stage by its index. */
  | { readonly about: 'image'; readonly stage?: number }
  | { readonly about: 'folder'; readonly place: Place; readonly path: string }
  | { readonly about: 'find'; readonly place: Place; readonly text: string }
  | { readonly about: 'why'; readonly place: Place; readonly path: string }
  | { readonly about: 'surface' }

type Ask<A extends ImageQuery['about']> = Extract<ImageQuery, { about: A }>

export const IMAGE_ANSWERERS = {
  image: (work: Work, query: Ask<'image'>): ExploreView | undefined => {
    const build = wholeBuild(work)
    return build && exploreView(build, query.stage)
  },
  folder: (work: Work, query: Ask<'folder'>): FolderView | undefined => {
    const build = wholeBuild(work)
    return build && folderView(build, query.place, query.path)
  },
  find: (work: Work, query: Ask<'find'>): FoundFiles | undefined => {
    const build = wholeBuild(work)
    return build && findFiles(build, query.place, query.text)
  },
  surface: (work: Work): readonly SurfaceRow[] | undefined =>
    work.dockerfile === undefined ? undefined : surfaceOf(work.build()),
  why: (work: Work, query: Ask<'why'>): WhyView | undefined => {
    const build = wholeBuild(work)
    return build && whyView(build, query.place, query.path)
  },
}
