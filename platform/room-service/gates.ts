/** How often what may be tried. Wrong codes are counted by address; right ones are not, so that a class behind one address can come in. */
import type { RoomLimits } from '@/core/room/limits.ts'
import type { Viewer } from '@/core/room/room.ts'
import { buckets } from './buckets.ts'

type Wait = { readonly wait: number } | undefined

export interface Gates {
  /** Rooms opened from an address. */
  open(address: string): Wait
  join(address: string): Wait
  /** Whether another guess is heard at all. */
  guess(address: string): Wait
  guessedWrong(address: string): void
  post(who: string, viewer: Viewer, count: number): Wait
}

/** 656 thousand million codes (eight of thirty letters): a guess every two seconds for three days finds one of a hundred rooms with 1 : 50,000. */
export function gates({ burst, perSecond }: RoomLimits, now: () => number): Gates {
  const opening = buckets({ burst: 10, perSecond: 1 / 60 }, now)
  const joining = buckets({ burst: 300, perSecond: 5 }, now)
  const wrong = buckets({ burst: 30, perSecond: 0.5 }, now)
  const learners = buckets({ burst, perSecond }, now)
  const teachers = buckets({ burst: burst * 5, perSecond: perSecond * 5 }, now)
  return {
    open: (address) => opening.take(address),
    join: (address) => joining.take(address),
    guess: (address) => wrong.look(address),
    guessedWrong: (address) => void wrong.take(address),
    post: (who, viewer, count) => (viewer.kind === 'teacher' ? teachers : learners).take(who, count),
  }
}
