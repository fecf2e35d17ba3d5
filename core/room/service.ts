/** What the routes ask. The service in `platform/room-service` keeps rooms in memory, in step with the store. */
import type { Post, PostResult } from './command.ts'
import type { RoomEvent } from './event.ts'
import type { RoomState, Viewer } from './room.ts'
import type { StoreTrouble } from './store.ts'

export type ServiceRefusal =
  /** No such room, code or token; which of them is not told. */
  | 'unknown'
  | 'forbidden'
  | 'invalid'
  | 'locked'
  | 'closed'
  | 'removed'
  | 'room-full'
  | 'server-full'
  /** Too many attempts or posts: again after `retryAfter` seconds. */
  | 'too-many'
  | `store-${StoreTrouble}`

export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | {
      readonly kind: 'refused'
      readonly code: ServiceRefusal
      /** One sentence for the person. */
      readonly message: string
      readonly retryAfter?: number
    }

export interface OpenedRoom {
  readonly room: string
  readonly code: string
  readonly teacherToken: string
  readonly title: string
  readonly expiresAt: number
}

export interface JoinedRoom {
  readonly room: string
  readonly member: string
  /** As it is shown: cleaned, and with a number when somebody has it already. */
  readonly name: string
  readonly token: string
  readonly title: string
  readonly expiresAt: number
}

export interface Seat {
  readonly room: string
  readonly viewer: Viewer
}

/** A stream begins with `events` that were missed, or with the `state` when they are not all kept. */
export type StreamStart =
  | { readonly kind: 'state'; readonly state: RoomState }
  | { readonly kind: 'events'; readonly events: readonly RoomEvent[] }

export interface RoomService {
  /** `address`: of the client, for limits. `hours`: how long the room lives. */
  open(asked: { readonly title: string; readonly hours?: number }, address: string): Promise<Answer<OpenedRoom>>
  /** `joinId`: made by the client at random; the same again is the same member. */
  join(
    asked: { readonly code: string; readonly name: string; readonly joinId: string },
    address: string,
  ): Promise<Answer<JoinedRoom>>
  /** Whose token it is, for this room. */
  enter(room: string, token: string, address: string): Promise<Answer<Seat>>
  state(seat: Seat): Promise<Answer<RoomState>>
  post(seat: Seat, posts: readonly Post[]): Promise<Answer<readonly PostResult[]>>
  /** Calls `listener` with what the seat may see, first what was missed since `after`. `end` is called when the room is gone or the reader too slow. */
  listen(seat: Seat, after: number | undefined, listener: RoomListener): Promise<Answer<() => void>>
  close(): Promise<void>
}

export interface RoomListener {
  start(start: StreamStart): void
  event(event: RoomEvent): void
  end(why: 'expired' | 'removed' | 'stopped'): void
}
