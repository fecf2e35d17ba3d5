import { expect, test, vi } from 'vitest'
import { createRoomEnd } from '@/components/room/room-end.ts'
import { emptyRoom } from '@/core/room/room.ts'
import { memoryOutbox, memoryRoom } from './memory-ports.ts'

const STATE = emptyRoom({ title: 'A room', openedAt: 0, expiresAt: 9_000_000 })
const HAND = { kind: 'hand', up: true } as const

test('what is sent arrives once, though the answer was lost and it was sent again', async () => {
  const room = memoryRoom()
  room.mood = 'answer lost'
  const end = createRoomEnd(room.ports)
  const stop = end.start()
  end.send(HAND)
  await vi.waitFor(() => expect(room.requests).toBeGreaterThan(1))
  room.mood = 'there'
  await vi.waitFor(() => expect(end.get().pending).toEqual([]))
  expect([...room.taken.values()]).toEqual([HAND])
  stop()
})

test('while the server is gone everything waits, through a reload of the page, and goes out when it is back', async () => {
  const kept = memoryOutbox()
  const before = memoryRoom(kept)
  before.mood = 'away'
  const first = createRoomEnd(before.ports)
  const stop = first.start()
  first.send(HAND)
  first.send({ kind: 'progress', lesson: 'a', checks: [{ check: 'one', status: 'pass' }] })
  expect(first.get().pending).toHaveLength(2)
  stop()
  const after = memoryRoom(kept)
  const second = createRoomEnd(after.ports)
  second.start()
  await vi.waitFor(() => expect(second.get().pending).toEqual([]))
  expect([...after.taken.values()]).toHaveLength(2)
})

test('two tabs with the same things to send have them counted once', async () => {
  const room = memoryRoom()
  room.mood = 'away'
  const [one, other] = [createRoomEnd(room.ports), createRoomEnd(room.ports)]
  const stops = [one.start(), other.start()]
  one.send(HAND)
  room.mood = 'there'
  room.ears!.state(STATE, 1000)
  await vi.waitFor(() => expect(room.ports.waiting.all()).toEqual([]))
  expect(room.taken.size).toBe(1)
  for (const stop of stops) stop()
})

test('progress that has not left yet is told together; what may have left is not touched', async () => {
  const room = memoryRoom()
  room.mood = 'away'
  const end = createRoomEnd(room.ports)
  const stop = end.start()
  const report = (check: string, status: 'pass' | 'fail') =>
    ({ kind: 'progress', lesson: 'a', checks: [{ check, status }] }) as const
  end.sendSoon(report('one', 'fail'), 1000)
  end.sendSoon(report('two', 'pass'), 1000)
  end.sendSoon(report('one', 'pass'), 1000)
  expect(end.get().pending).toEqual([
    {
      kind: 'progress',
      lesson: 'a',
      checks: [
        { check: 'two', status: 'pass' },
        { check: 'one', status: 'pass' },
      ],
    },
  ])
  end.send(HAND)
  end.send(report('three', 'pass'))
  expect(end.get().pending).toHaveLength(3)
  stop()
})

test('a refusal is said once and never sent again; a full store is said in the server’s words', async () => {
  const room = memoryRoom()
  const end = createRoomEnd(room.ports)
  const stop = end.start()
  end.send({ kind: 'accept', offer: 'gone-already' })
  await vi.waitFor(() => expect(end.get().refused).toBe('The teacher no longer offers that.'))
  expect(end.get().pending).toEqual([])
  end.readRefusal()
  expect(end.get().refused).toBeUndefined()
  room.mood = 'full'
  end.send(HAND)
  await vi.waitFor(() => expect(end.get().trouble).toBe('The disk is full.'))
  stop()
})

test('a room that does not know the seat has ended, and nothing more is sent', async () => {
  const room = memoryRoom()
  room.mood = 'unknown'
  const end = createRoomEnd(room.ports)
  end.start()
  end.send(HAND)
  await vi.waitFor(() => expect(end.get()).toMatchObject({ line: 'ended', end: 'unknown' }))
  const { requests } = room
  end.send(HAND)
  expect(room.requests).toBe(requests)
})

test('events change the state, and times are read by the server’s clock', () => {
  const room = memoryRoom()
  const end = createRoomEnd(room.ports)
  end.start()
  room.ears!.state(STATE, 61_000)
  expect(end.now()).toBe(61_000)
  room.ears!.event({ seq: 1, at: 61_000, change: { kind: 'announced', text: 'Hello' } })
  expect(end.get().room?.announcement?.text).toBe('Hello')
  room.ears!.away()
  expect(end.get().line).toBe('away')
  // The line is back, and nothing has happened meanwhile.
  room.ears!.open()
  expect(end.get().line).toBe('open')
})
