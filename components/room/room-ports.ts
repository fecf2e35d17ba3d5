/** What the parts of a room need of the browser: the line, what waits to be sent, the seat. `app/_wiring/room.ts` hands them in. */
import type { Post, PostResult } from '@/core/room/command.ts'
import type { RoomEvent } from '@/core/room/event.ts'
import type { RoomState } from '@/core/room/room.ts'

export type RoomEnd = 'expired' | 'removed' | 'unknown'

export interface RoomEars {
  state(state: RoomState, now: number): void
  event(event: RoomEvent): void
  open(): void
  away(): void
  end(why: RoomEnd): void
}

export type Posted =
  | { readonly kind: 'answered'; readonly results: readonly PostResult[] }
  | { readonly kind: 'later'; readonly after: number; readonly message: string | undefined }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wrong'; readonly message: string }

export interface Waiting {
  readonly id: string
  readonly at: number
  readonly command: unknown
  readonly tried: boolean
}

export interface OutboxStore {
  all(): readonly Waiting[]
  put(waiting: Waiting): void
  drop(ids: readonly string[]): void
  clear(): void
}

/** One person's end of one room. */
export interface RoomPorts {
  listen(ears: RoomEars): () => void
  post(posts: readonly Post[]): Promise<Posted>
  readonly waiting: OutboxStore
  newId(): string
  now(): number
}

export interface LearnerSeat {
  readonly room: string
  readonly member: string
  readonly name: string
  readonly title: string
}

export interface LearnerPorts extends RoomPorts {
  readonly seat: LearnerSeat
  /** Gives the seat up on this device. */
  leave(): void
}

export type Asked<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string }

export interface OwnRoom {
  readonly room: string
  readonly token: string
  readonly code: string
  readonly title: string
  readonly expiresAt: number
}

export type RoomsOffer = { readonly kind: 'rooms'; readonly key: boolean } | { readonly kind: 'none' | 'away' }

/** What `/room/` asks for. */
export interface TeacherDoor {
  offer(): Promise<RoomsOffer>
  open(asked: { readonly title: string; readonly hours: number; readonly key?: string }): Promise<Asked<OwnRoom>>
  own(): readonly OwnRoom[]
  remember(room: OwnRoom): void
  forget(room: string): void
  ports(room: OwnRoom): RoomPorts
  exportRoom(room: OwnRoom, format: 'csv' | 'json'): Promise<Asked<string>>
  download(name: string, text: string, type: string): void
  /** SVG of a QR picture. */
  qr(text: string): Promise<string>
}

/** What `/join/` asks for. */
export interface LearnerDoor {
  offer(): Promise<RoomsOffer>
  join(code: string, name: string): Promise<Asked<LearnerSeat>>
  seat(): LearnerSeat | undefined
  leave(): void
}
