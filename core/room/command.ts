/** What a teacher or a learner asks of a room. A command that is accepted becomes one event. */
import type { ReportedCheck } from './event.ts'
import type { Place, RoomFile } from './room.ts'

export type LearnerCommand =
  /** What changed since the last report; `checks` may be empty: "I am here". */
  | ({ readonly kind: 'progress'; readonly checks: readonly ReportedCheck[] } & Place)
  | { readonly kind: 'hand'; readonly up: boolean }
  /** Go my own way, or come back to the teacher. */
  | { readonly kind: 'explore'; readonly freely: boolean }
  | { readonly kind: 'accept'; readonly offer: string }
  | { readonly kind: 'show'; readonly lesson: string; readonly files: readonly RoomFile[] }
  | { readonly kind: 'hide' }

export type TeacherCommand =
  /** An empty text takes the announcement away. */
  | { readonly kind: 'announce'; readonly text: string }
  | { readonly kind: 'timer'; readonly seconds: number; readonly label: string }
  | { readonly kind: 'stop-timer' }
  | ({ readonly kind: 'follow' } & Place)
  | { readonly kind: 'unfollow' }
  | { readonly kind: 'offer'; readonly offer: string; readonly title: string; readonly files: readonly RoomFile[] }
  | { readonly kind: 'withdraw'; readonly offer: string }
  | { readonly kind: 'lower-hand'; readonly member: string }
  | { readonly kind: 'rename'; readonly member: string; readonly name: string }
  | { readonly kind: 'remove'; readonly member: string }
  | { readonly kind: 'lock'; readonly on: boolean }
  | { readonly kind: 'close' }

export type RoomCommand = LearnerCommand | TeacherCommand

/** A command with the client's own id for it: sent again after a lost answer, it counts once. */
export interface Post {
  readonly id: string
  readonly command: RoomCommand
}

export type RefusalCode = 'closed' | 'removed' | 'not-yours' | 'unknown' | 'invalid' | 'limit'

export type PostResult =
  | { readonly id: string; readonly kind: 'accepted' | 'repeated'; readonly seq: number }
  | { readonly id: string; readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string }
