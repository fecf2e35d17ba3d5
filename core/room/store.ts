/** Where rooms are kept. Adapters: PGlite in a folder, and Postgres; both pass one contract suite. */
import type { RoomChange, RoomEvent } from './event.ts'
import type { RoomBeginning, RoomState, Viewer } from './room.ts'

/** Digests are SHA-256 in lower-case hex: the store never sees a token. */
export interface NewRoom extends RoomBeginning {
  readonly id: string
  readonly code: string
  readonly teacherDigest: string
}

export interface KeptRoom extends RoomBeginning {
  readonly id: string
  readonly code: string
}

export interface NewMember {
  readonly id: string
  readonly name: string
  readonly tokenDigest: string
  /** Of the client's own id for this joining: joining again after a lost answer is the same member with a new token. */
  readonly joinDigest: string
}

/** `most`: learners at one time; removed ones count no more, but are kept, up to four times as many in all. */
export type Joined =
  | { readonly kind: 'joined'; readonly event: RoomEvent }
  /** Joined before by the same id: the token is the new one from now on, the old one is worth nothing. */
  | { readonly kind: 'repeated'; readonly member: string }
  | { readonly kind: 'full' }
  | { readonly kind: 'gone' }

export interface NewEvent {
  /** `teacher` or the member's id; with `post` it says whether the same was sent before. */
  readonly actor: string
  readonly post: string
  readonly change: RoomChange
}

export type Appended =
  | { readonly kind: 'appended'; readonly event: RoomEvent }
  | { readonly kind: 'repeated'; readonly seq: number }
  /** The room has all the events it may have; the teacher may still remove, lock and close. */
  | { readonly kind: 'full' }
  /** Expired and deleted meanwhile. */
  | { readonly kind: 'gone' }

/** A state that is kept so that a room need not be folded from its first event. */
export interface Loaded {
  readonly room: KeptRoom
  readonly state: RoomState | undefined
  /** Events after the state, all of them. */
  readonly events: readonly RoomEvent[]
}

export type StoreTrouble = 'full' | 'read-only' | 'unreachable'

/** All methods reject with this when the store cannot do its work. The message is one sentence for the person. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'

  constructor(
    readonly trouble: StoreTrouble,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
  }
}

export interface RoomStore {
  /** `taken`: the code is another room's. `full`: `most` rooms are open at `room.openedAt`. */
  open(room: NewRoom, most: number): Promise<'opened' | 'taken' | 'full'>
  /** Only rooms that have not expired at `now`. */
  findByCode(code: string, now: number): Promise<KeptRoom | undefined>
  /** Whose token it is. A removed learner's is still known: what they may do is not the store's business. */
  authority(tokenDigest: string, now: number): Promise<{ readonly room: string; readonly viewer: Viewer } | undefined>
  join(room: string, member: NewMember, at: number, most: number): Promise<Joined>
  /** All or nothing, in order, each (actor, post) once for ever. `most`: events of the room. */
  append(room: string, events: readonly NewEvent[], at: number, most: number): Promise<readonly Appended[]>
  /** Numbers of what was accepted before, by post. */
  known(room: string, actor: string, posts: readonly string[]): Promise<ReadonlyMap<string, number>>
  load(room: string): Promise<Loaded | undefined>
  /** Events after `seq`, in order; undefined when some of them are kept no longer. */
  read(room: string, seq: number, most: number): Promise<readonly RoomEvent[] | undefined>
  /** Keeps a state; details of events more than `window` before it are forgotten, their posts are not. */
  keep(room: string, state: RoomState, window: number): Promise<void>
  /** Deletes rooms that expired before `now`, with all that belongs to them; gives their ids. */
  expire(now: number): Promise<readonly string[]>
  /**
   * Calls back after each change by any process on the same store, with the room's id and newest number (undefined: deleted);
   * without an id after a broken line: anything may have happened. Gives a function that ends it.
   */
  subscribe(listener: (room: string | undefined, seq: number | undefined) => void): () => void
  close(): Promise<void>
}
