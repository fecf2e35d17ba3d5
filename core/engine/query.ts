/** Views that are made only while somebody looks at them: a question by its subject, its answer as plain data. */
import type { Work } from '@/core/checks/work.ts'
import { type GraphView, viewGraph } from './graph-view.ts'

/** One entry for each view; `about` names it. */
export type Query = { readonly about: 'graph' }

/** Answers by subject; undefined where there is nothing to look at (no Dockerfile). */
export interface QueryAnswers {
  readonly graph: GraphView | undefined
}

export type QueryOf<A extends Query['about']> = Extract<Query, { about: A }>

type Answerers = { readonly [A in Query['about']]: (work: Work, query: QueryOf<A>) => QueryAnswers[A] }

const ANSWERERS: Answerers = {
  graph: (work) => (work.dockerfile === undefined ? undefined : viewGraph(work.build())),
}

export function answerQuery<A extends Query['about']>(work: Work, query: QueryOf<A>): QueryAnswers[A] {
  const answer: Answerers[A] = ANSWERERS[query.about as A]
  return answer(work, query)
}
