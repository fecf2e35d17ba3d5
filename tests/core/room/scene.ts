/** Rooms for tests, told as what happened in them: a second passes between two events. */
import type { RoomChange } from '@/core/room/event.ts'
import { fold } from '@/core/room/fold.ts'
import { ROOM_LIMITS } from '@/core/room/limits.ts'
import { emptyRoom, type RoomState } from '@/core/room/room.ts'

export const OPENED = Date.UTC(2026, 10, 24, 9)
export const EMPTY = emptyRoom({ title: 'Docker for the team', openedAt: OPENED, expiresAt: OPENED + 8 * 3_600_000 })

/** Event number n happens n seconds after the room was opened. */
export function after(...changes: readonly RoomChange[]): RoomState {
  return changes.reduce(
    (state, change, index) => fold(state, { seq: index + 1, at: secondsIn(index + 1), change }),
    EMPTY,
  )
}

export function secondsIn(seconds: number): number {
  return OPENED + seconds * 1000
}

export const joined = (member: string, name: string): RoomChange => ({ kind: 'joined', member, name })

export const reports = (
  member: string,
  check: string,
  status: 'pass' | 'fail' | 'working' | 'idle',
  message?: string,
): RoomChange => ({
  kind: 'progressed',
  member,
  lesson: 'nginx-stage',
  checks: [{ check, status, ...(message === undefined ? {} : { message }) }],
})

export function sceneOf(state: RoomState, seconds = 60, limits = ROOM_LIMITS) {
  return { state, limits, now: secondsIn(seconds) }
}
