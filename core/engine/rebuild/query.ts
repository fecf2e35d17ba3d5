/** What the cache playground asks, and how it is answered. */
import type { Work } from '@/core/checks/work.ts'
import { withDockerfile } from './apply-change.ts'
import type { Change } from './change.ts'
import { type Offers, offersFor } from './offers.ts'
import { type RebuildView, rebuildView } from './rebuild-view.ts'

export interface RebuildQuery {
  readonly about: 'rebuild'
  readonly change?: Change
  /** Another Dockerfile over the same files, to compare with. */
  readonly other?: string
}

export interface RebuildAnswer {
  readonly offers: Offers
  readonly own: RebuildView
  readonly other: RebuildView | undefined
}

export const REBUILD_ANSWERERS = {
  rebuild: (work: Work, { change, other }: RebuildQuery): RebuildAnswer | undefined => {
    if (work.dockerfile === undefined) return undefined
    const result = work.build()
    const { request } = result
    return {
      offers: offersFor(result),
      own: rebuildView(request, change),
      other: other === undefined ? undefined : rebuildView(withDockerfile(request, other), change),
    }
  },
}
