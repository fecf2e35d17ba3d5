/** How the explorer's views reach the engine: whoever embeds them hands this in. */
import type { ImageQuery } from '@/core/engine/explore/query.ts'
import type { QueryAnswers } from '@/core/engine/query.ts'

export type AskImage = <A extends ImageQuery['about']>(
  query: Extract<ImageQuery, { about: A }>,
) => Promise<QueryAnswers[A]>
