/** How much a room may hold. Whoever exceeds one is refused with a sentence; nothing is cut in silence. */

export interface RoomLimits {
  /** Open at one time on one server, or on one database. */
  readonly rooms: number
  /** In one room at one time. */
  readonly members: number
  /** In one room, over its life. */
  readonly events: number
  /** Posts a member may send at once, and per second from then on. */
  readonly burst: number
  readonly perSecond: number
  /** Posts in one request. */
  readonly posts: number
  /** Bytes of one request. */
  readonly requestBytes: number
  /** Code points. */
  readonly nameLength: number
  readonly titleLength: number
  readonly announcementLength: number
  /** A check's message: longer ones come shortened. */
  readonly messageLength: number
  /** Lessons of one member, and checks of one lesson. */
  readonly lessons: number
  readonly checks: number
  /** Files of one offer or of code that is shown, and UTF-16 units of all of them. */
  readonly files: number
  readonly fileUnits: number
  /** Offers that stand at one time, and learners who show their code at one time. */
  readonly offers: number
  readonly shown: number
  /** Seconds. */
  readonly longestTimer: number
  /** Hours a room lives unless its teacher says otherwise, and at most. */
  readonly hours: number
  readonly mostHours: number
}

export const ROOM_LIMITS: RoomLimits = {
  rooms: 100,
  members: 1200,
  events: 500_000,
  burst: 60,
  perSecond: 4,
  posts: 50,
  requestBytes: 262_144,
  nameLength: 40,
  titleLength: 80,
  announcementLength: 500,
  messageLength: 500,
  lessons: 40,
  checks: 24,
  files: 8,
  fileUnits: 65_536,
  offers: 20,
  shown: 60,
  longestTimer: 14_400,
  hours: 8,
  mostHours: 72,
}
