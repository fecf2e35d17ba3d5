/** A room as its events made it: plain data, the same on the server, on the teacher's board and in the learner's panel. */

export type CheckStanding = 'pass' | 'fail' | 'working' | 'idle'

/** How a learner stands with one check. Times in milliseconds since 1970, as the server saw them. */
export interface CheckState {
  readonly status: CheckStanding
  /** Since when the status is this one. */
  readonly since: number
  /** The last failure's, kept while the learner works on it. */
  readonly message?: string
  /** The first failure after which the check has not passed yet. */
  readonly failingSince?: number
}

export interface RoomFile {
  /** Relative to the app's folder, with `/`. */
  readonly path: string
  readonly text: string
  /** A snippet: lines to go to the end of the file, not the whole of it. */
  readonly adds?: true
}

export interface ShownCode {
  readonly lesson: string
  readonly at: number
  readonly files: readonly RoomFile[]
}

export interface Member {
  /** Public, and no secret: the member's token is another. */
  readonly id: string
  readonly name: string
  readonly joinedAt: number
  /** When the learner last did something. */
  readonly lastAt: number
  readonly removed: boolean
  /** Raised since. */
  readonly hand?: number
  /** Where the learner is. */
  readonly place?: Place
  /** Does not follow the teacher at present. */
  readonly exploring: boolean
  /** By lesson, then by check. */
  readonly lessons: Readonly<Record<string, Readonly<Record<string, CheckState>>>>
  /** Ids of offers. */
  readonly accepted: readonly string[]
  /** Only while the learner shows it. */
  readonly shown?: ShownCode
}

export interface Place {
  readonly lesson: string
  /** Anchor of a step. */
  readonly step?: string
}

export interface Offer {
  readonly id: string
  readonly title: string
  readonly files: readonly RoomFile[]
  readonly at: number
}

export interface RoomState {
  readonly title: string
  /** What learners join by, for a teacher who comes back; undefined where it is not known. */
  readonly code?: string
  readonly openedAt: number
  /** When the room and all in it are deleted. */
  readonly expiresAt: number
  /** Number of the newest event that is in here. */
  readonly seq: number
  /** Nobody joins any more. */
  readonly locked: boolean
  /** Over: nothing is taken any more. It stays readable until it expires. */
  readonly closed: boolean
  readonly announcement?: { readonly text: string; readonly at: number }
  readonly timer?: { readonly endsAt: number; readonly seconds: number; readonly label: string }
  /** Where the teacher is, while the room is to follow. */
  readonly follow?: Place & { readonly at: number }
  readonly offers: readonly Offer[]
  /** By id, in the order they joined. A learner's own view holds only the learner. */
  readonly members: Readonly<Record<string, Member>>
}

export interface RoomBeginning {
  readonly title: string
  readonly code?: string
  readonly openedAt: number
  readonly expiresAt: number
}

export function emptyRoom({ title, code, openedAt, expiresAt }: RoomBeginning): RoomState {
  const named = code === undefined ? { title } : { title, code }
  return { ...named, openedAt, expiresAt, seq: 0, locked: false, closed: false, offers: [], members: {} }
}

/** Who looks or speaks: the teacher sees all, a learner the room and what is the learner's own. */
export type Viewer = { readonly kind: 'teacher' } | { readonly kind: 'learner'; readonly member: string }
