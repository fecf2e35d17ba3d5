/** Opening and joining rooms, and what a teacher takes along. */
import type { JoinedRoom, OpenedRoom } from '@/core/room/service.ts'
import { randomId } from '../random-id.ts'
import { bearer, type RoomSeat, refusalOf } from './room-line.ts'

export type Asked<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string }

const NO_ANSWER = { kind: 'refused', message: 'The server does not answer. Try again in a moment.' } as const

/** Whether this site has rooms; `key`: opening one needs the operator's key. */
export type RoomsOffer = { readonly kind: 'rooms'; readonly key: boolean } | { readonly kind: 'none' | 'away' }

export async function askForRooms(): Promise<RoomsOffer> {
  try {
    const answer = await fetch('/api/rooms', { cache: 'no-store' })
    if (!answer.ok) return { kind: answer.status === 404 ? 'none' : 'away' }
    return { kind: 'rooms', key: ((await answer.json()) as { key?: boolean }).key === true }
  } catch {
    return { kind: 'away' }
  }
}

export function openRoom(asked: { title: string; hours: number; key?: string }): Promise<Asked<OpenedRoom>> {
  return ask('/api/rooms', asked)
}

/** The same `joinId` again is the same learner: an answer that was lost costs nothing. */
export function joinRoom(asked: { code: string; name: string; joinId: string }): Promise<Asked<JoinedRoom>> {
  return ask('/api/rooms/join', asked)
}

export function newJoinId(): string {
  return randomId()
}

export async function exportRoom(seat: RoomSeat, format: 'csv' | 'json'): Promise<Asked<string>> {
  try {
    const answer = await fetch(`/api/rooms/${seat.room}/export?format=${format}`, { headers: bearer(seat) })
    if (!answer.ok) return { kind: 'refused', message: (await refusalOf(answer)).message }
    return { kind: 'done', value: await answer.text() }
  } catch {
    return NO_ANSWER
  }
}

async function ask<T>(path: string, body: unknown): Promise<Asked<T>> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.ok) return { kind: 'done', value: (await answer.json()) as T }
    return { kind: 'refused', message: (await refusalOf(answer)).message }
  } catch {
    return NO_ANSWER
  }
}
