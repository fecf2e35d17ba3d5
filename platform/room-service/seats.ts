/** Whose token it is: asked of the store once, remembered for a minute, forgotten when the token is replaced. */
import type { Seat } from '@/core/room/service.ts'
import type { RoomStore } from '@/core/room/store.ts'
import { digestOf } from './secrets.ts'

const REMEMBERED = 60_000
const MOST = 20_000

export interface Seats {
  of(token: string): Promise<Seat | undefined>
  /** The member's tokens are looked up anew. */
  forget(member: string): void
}

export function seats(store: RoomStore, now: () => number): Seats {
  const known = new Map<string, { readonly seat: Seat; readonly until: number }>()
  return {
    async of(token) {
      const digest = digestOf(token)
      const one = known.get(digest)
      if (one !== undefined && one.until > now()) return one.seat
      known.delete(digest)
      const seat = await store.authority(digest, now())
      if (seat === undefined) return undefined
      known.set(digest, { seat, until: now() + REMEMBERED })
      if (known.size > MOST) known.delete(known.keys().next().value!)
      return seat
    },
    forget(member) {
      for (const [digest, { seat }] of known)
        if (seat.viewer.kind === 'learner' && seat.viewer.member === member) known.delete(digest)
    },
  }
}
