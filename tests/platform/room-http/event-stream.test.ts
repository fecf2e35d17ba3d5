import { expect, test, vi } from 'vitest'
import type { RoomEvent } from '@/core/room/event.ts'
import { emptyRoom } from '@/core/room/room.ts'
import { eventStream } from '@/platform/room-http/event-stream.ts'

const STATE = { ...emptyRoom({ title: 'Docker', openedAt: 1, expiresAt: 2 }), seq: 7 }
const event = (seq: number, text = 'Hello'): RoomEvent => ({ seq, at: 3, change: { kind: 'announced', text } })
const decoder = new TextDecoder()

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  let text = ''
  for await (const piece of stream) text += decoder.decode(piece)
  return text
}

test('a stream begins with the state, goes on with changes, and ends with a reason', async () => {
  const { stream, listener } = eventStream({ now: () => 5 })
  listener.start({ kind: 'state', state: STATE })
  listener.event(event(8))
  listener.end('expired')
  listener.event(event(9))
  expect(await textOf(stream)).toBe(
    `id: 7\nevent: state\ndata: ${JSON.stringify({ now: 5, state: STATE })}\n\n` +
      `id: 8\nevent: change\ndata: ${JSON.stringify(event(8))}\n\n` +
      'event: end\ndata: {"why":"expired"}\n\n',
  )
})

test('a stream that goes on begins with what was missed', async () => {
  const { stream, listener } = eventStream({ now: () => 5 })
  listener.start({ kind: 'events', events: [event(8), event(9)] })
  listener.end('stopped')
  expect((await textOf(stream)).match(/^id: \d+$/gm)).toEqual(['id: 8', 'id: 9'])
})

test('text with line ends stays one line of data', async () => {
  const { stream, listener } = eventStream({ now: () => 5 })
  listener.event(event(8, 'one\ntwo\r\n\nid: 99\nevent: end'))
  listener.end('stopped')
  expect((await textOf(stream)).match(/^id: /gm)).toHaveLength(1)
})

test('what happens in one go is sent in one piece', async () => {
  const { stream, listener } = eventStream({ now: () => 5 })
  for (const seq of [8, 9, 10]) listener.event(event(seq))
  const reader = stream.getReader()
  expect(decoder.decode((await reader.read()).value).match(/^id: /gm)).toHaveLength(3)
  await reader.cancel()
})

test('signs of life come in between', async () => {
  vi.useFakeTimers()
  const { stream } = eventStream({ now: () => 5, beat: 1000 })
  const reader = stream.getReader()
  const read = reader.read()
  await vi.advanceTimersByTimeAsync(1000)
  expect(decoder.decode((await read).value)).toBe(': beat\n\n')
  await reader.cancel()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('a reader who goes away is noticed once', async () => {
  const stop = vi.fn()
  const { stream, onEnd, listener } = eventStream({ now: () => 5 })
  onEnd(stop)
  await stream.cancel()
  listener.event(event(8))
  listener.end('stopped')
  expect(stop).toHaveBeenCalledTimes(1)
})

test('a reader who does not keep up is let go, and what waited is thrown away', async () => {
  const stop = vi.fn()
  const { stream, onEnd, listener } = eventStream({ now: () => 5, most: 10_000 })
  onEnd(stop)
  for (let seq = 1; seq < 50; seq++) {
    listener.event(event(seq, 'x'.repeat(500)))
    await Promise.resolve()
  }
  expect(stop).toHaveBeenCalledTimes(1)
  await expect(stream.getReader().read()).rejects.toMatchObject({ name: 'AbortError' })
})

test('the first state may be larger than what may wait', async () => {
  const { stream, listener } = eventStream({ now: () => 5, most: 1000 })
  listener.start({ kind: 'state', state: { ...STATE, title: 'x'.repeat(5000) } })
  listener.event(event(8))
  listener.end('stopped')
  expect(await textOf(stream)).toContain('id: 8')
})
