/** What happened in a room, in order. The log of these is the room: `fold` makes the state of it. */
import type { CheckStanding, Place, RoomFile } from './room.ts'

export interface ReportedCheck {
  readonly check: string
  readonly status: CheckStanding
  /** Of a failure, in Docker's or nginx's words and ours. */
  readonly message?: string
}

export type RoomChange =
  | { readonly kind: 'joined'; readonly member: string; readonly name: string }
  | ({
      readonly kind: 'progressed'
      readonly member: string
      readonly checks: readonly ReportedCheck[]
    } & Place)
  | { readonly kind: 'hand-raised'; readonly member: string }
  | { readonly kind: 'hand-lowered'; readonly member: string }
  | { readonly kind: 'explored'; readonly member: string; readonly freely: boolean }
  | { readonly kind: 'accepted'; readonly member: string; readonly offer: string }
  | { readonly kind: 'shown'; readonly member: string; readonly lesson: string; readonly files: readonly RoomFile[] }
  | { readonly kind: 'hidden'; readonly member: string }
  | { readonly kind: 'renamed'; readonly member: string; readonly name: string }
  | { readonly kind: 'removed'; readonly member: string }
  /** An empty text takes the announcement away. */
  | { readonly kind: 'announced'; readonly text: string }
  | { readonly kind: 'timer-set'; readonly seconds: number; readonly endsAt: number; readonly label: string }
  | { readonly kind: 'timer-stopped' }
  | ({ readonly kind: 'followed' } & Place)
  | { readonly kind: 'unfollowed' }
  | { readonly kind: 'offered'; readonly offer: string; readonly title: string; readonly files: readonly RoomFile[] }
  | { readonly kind: 'withdrawn'; readonly offer: string }
  | { readonly kind: 'locked'; readonly on: boolean }
  | { readonly kind: 'closed' }

export interface RoomEvent {
  /** Rises with every event of the room; gaps are possible. It is the `id` of the event stream. */
  readonly seq: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  readonly change: RoomChange
}
