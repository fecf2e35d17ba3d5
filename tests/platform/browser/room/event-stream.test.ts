import { expect, test } from 'vitest'
import { eventReader } from '@/platform/browser/room/event-stream.ts'

const TEXT =
  'id: 41\nevent: state\ndata: {"a":\ndata: 1}\n\n: beat\n\nid: 42\r\nevent: change\r\ndata: {}\r\n\r\nevent: end\ndata:{"why":"stopped"}\n\n'

const EVENTS = [
  { id: '41', event: 'state', data: '{"a":\n1}' },
  { id: '42', event: 'change', data: '{}' },
  { id: undefined, event: 'end', data: '{"why":"stopped"}' },
]

test('events are read whatever the pieces they come in; a beat is none', () => {
  expect(eventReader()(TEXT)).toEqual(EVENTS)
  const read = eventReader()
  expect([...TEXT].flatMap((letter) => read(letter))).toEqual(EVENTS)
})

test('what is not whole yet waits', () => {
  const read = eventReader()
  expect(read('data: one\n')).toEqual([])
  expect(read('\n')).toEqual([{ id: undefined, event: 'message', data: 'one' }])
})
