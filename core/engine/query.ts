/** Views that are made only while somebody looks at them: a question by its subject, its answer as plain data. */
import type { Work } from '@/core/checks/work.ts'
import { type ComparedRow, compareView } from './compare-view.ts'
import type { FoundFiles } from './explore/find.ts'
import type { FolderView } from './explore/folder.ts'
import type { ExploreView } from './explore/image-view.ts'
import { IMAGE_ANSWERERS, type ImageQuery } from './explore/query.ts'
import type { SurfaceRow } from './explore/surface.ts'
import type { WhyView } from './explore/why.ts'
import { type GraphView, viewGraph } from './graph-view.ts'
import { type PreviewSource, previewSources } from './preview-sources.ts'
import { REBUILD_ANSWERERS, type RebuildAnswer, type RebuildQuery } from './rebuild/query.ts'
import { type Hop, type ServeRequest, serve } from './serve.ts'

/** One entry for each view; `about` names it. */
export type Query =
  /** Of the last stage, or of the stage named as `docker build --target` would name it. */
  | { readonly about: 'graph'; readonly target?: string }
  | { readonly about: 'preview' }
  /** The normal image beside the multi-stage one. */
  | { readonly about: 'compare' }
  | { readonly about: 'request'; readonly request: ServeRequest }
  | ImageQuery
  | RebuildQuery

/** Answers by subject; undefined where there is nothing to look at (no Dockerfile). */
export interface QueryAnswers {
  readonly graph: GraphView | undefined
  readonly image: ExploreView | undefined
  readonly folder: FolderView | undefined
  readonly find: FoundFiles | undefined
  readonly why: WhyView | undefined
  readonly surface: readonly SurfaceRow[] | undefined
  readonly rebuild: RebuildAnswer | undefined
  readonly compare: readonly ComparedRow[]
  /** The fresh container first. */
  readonly preview: readonly PreviewSource[]
  readonly request: readonly Hop[]
}

export type QueryOf<A extends Query['about']> = Extract<Query, { about: A }>

type Answerers = { readonly [A in Query['about']]: (work: Work, query: QueryOf<A>) => QueryAnswers[A] }

const ANSWERERS: Answerers = {
  graph(work, { target }) {
    if (work.dockerfile === undefined) return undefined
    const wish = target === undefined ? {} : { target }
    return viewGraph(work.build(wish), cachedOperations(work, wish))
  },
  preview: (work) => previewSources(work),
  compare: (work) => compareView(work),
  request: (work, { request }) => serve(work, request),
  ...IMAGE_ANSWERERS,
  ...REBUILD_ANSWERERS,
}

/** What `docker build` on this machine would find in its cache; undefined when it has not built anything yet. */
function cachedOperations(work: Work, wish: { readonly target?: string }): ReadonlySet<string> | undefined {
  if (work.session === undefined || work.session.buildCache.size === 0) return undefined
  const cache = work.session.buildCache
  const cloned = work.build(wish)
  // A folder without `node_modules` and `build` is as a fresh clone: the build there is has the same keys.
  const same = cloned.request.context.root === work.workspace.root
  const { operations } = same ? cloned : work.build({ ...wish, onThisMachine: true })
  return new Set(operations.filter((one) => one.state !== 'failed' && cache.has(one.key)).map((one) => one.id))
}

export function answerQuery<A extends Query['about']>(work: Work, query: QueryOf<A>): QueryAnswers[A] {
  const answer: Answerers[A] = ANSWERERS[query.about as A]
  return answer(work, query)
}
