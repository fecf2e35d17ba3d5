/** Where this device sits: one seat for the learner, shared by all tabs, and the rooms a teacher opened here. */
import { localStore, sessionStore } from '../local-store.ts'

/** Read on every lesson page before anything of a room is loaded: see `app/_wiring/room-wiring.tsx`. */
export const SEAT_KEY = 'stagecraft.room-seat'
const OWN_KEY = 'stagecraft.rooms-opened'
const JOIN_KEY = 'stagecraft.room-join'

export interface LearnerSeat {
  readonly room: string
  readonly member: string
  readonly name: string
  readonly token: string
  readonly title: string
  readonly expiresAt: number
}

export interface OwnRoom {
  readonly room: string
  readonly token: string
  readonly code: string
  readonly title: string
  readonly expiresAt: number
}

export function readSeat(): LearnerSeat | undefined {
  const seat = read<LearnerSeat>(localStore(), SEAT_KEY) ?? read<LearnerSeat>(sessionStore(), SEAT_KEY)
  return typeof seat?.token === 'string' ? seat : undefined
}

/** False where the browser keeps nothing at all. */
export function takeSeat(seat: LearnerSeat): boolean {
  return write(localStore(), SEAT_KEY, seat) || write(sessionStore(), SEAT_KEY, seat)
}

/** Only this seat: another tab may have taken a new one. */
export function leaveSeat(member: string): void {
  if (readSeat()?.member !== member) return
  for (const store of [localStore(), sessionStore()]) store?.removeItem(SEAT_KEY)
}

export function onSeatChange(listener: () => void): () => void {
  const heard = (event: StorageEvent) => event.key === SEAT_KEY && listener()
  window.addEventListener('storage', heard)
  return () => window.removeEventListener('storage', heard)
}

/** Made once for a code, and kept until the answer is there. */
export function joinIdFor(code: string, make: () => string): string {
  const kept = read<{ code: string; joinId: string }>(localStore(), JOIN_KEY)
  if (kept?.code === code) return kept.joinId
  const joinId = make()
  write(localStore(), JOIN_KEY, { code, joinId })
  return joinId
}

/** Joined: whoever joins on this device next is somebody else. */
export function forgetJoinId(): void {
  localStore()?.removeItem(JOIN_KEY)
}

export function ownRooms(now: number): readonly OwnRoom[] {
  return (read<readonly OwnRoom[]>(localStore(), OWN_KEY) ?? []).filter(({ expiresAt }) => expiresAt > now)
}

export function rememberOwnRoom(room: OwnRoom, now: number): void {
  const others = ownRooms(now).filter((one) => one.room !== room.room)
  write(localStore(), OWN_KEY, [...others, room])
}

export function forgetOwnRoom(room: string, now: number): void {
  write(
    localStore(),
    OWN_KEY,
    ownRooms(now).filter((one) => one.room !== room),
  )
}

function read<T>(store: Storage | undefined, key: string): T | undefined {
  try {
    return (JSON.parse(store?.getItem(key) ?? 'null') as T | null) ?? undefined
  } catch {
    return undefined
  }
}

function write(store: Storage | undefined, key: string, value: unknown): boolean {
  try {
    store?.setItem(key, JSON.stringify(value))
    return store !== undefined
  } catch {
    return false
  }
}
