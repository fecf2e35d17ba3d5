import { describe, expect, test } from 'vitest'
import { liveTimeline, NO_BUILD, stageOfStep, withEvent } from '@/core/build/builder/live-build.ts'
import { plainReader } from '@/core/build/builder/read-plain.ts'
import { type ProgressReader, rawJsonReader } from '@/core/build/builder/read-raw-json.ts'
import { buildTimeline, plainProgressOf, rawJsonProgress } from '@/core/build/progress.ts'
import { buildOf } from '../build-of.ts'

const GOOD =
  'FROM node:22-alpine AS builder\nWORKDIR /app\nRUN echo one && echo two\n\nFROM nginx:alpine\nCOPY --from=builder /app /x\n'
const BAD = 'FROM node:22-alpine\nRUN echo before && false\nRUN echo never\n'

function read(reader: ProgressReader, lines: readonly string[]) {
  const events = lines.flatMap((line) => reader.read(line, 1))
  return { live: events.reduce(withEvent, NO_BUILD), events }
}

describe.each([
  ['succeeds', GOOD],
  ['fails', BAD],
])('of a build that %s', (_, dockerfile) => {
  const timeline = buildTimeline(buildOf(dockerfile), { tag: 'app' })

  test('rawjson is read back to the timeline it was printed from', () => {
    const { live } = read(rawJsonReader(), rawJsonProgress(timeline, 1_700_000_000_000))
    const back = liveTimeline(live, timeline.seconds)
    expect(back.vertices.map(({ name, state }) => ({ name, state }))).toEqual(
      expect.arrayContaining(timeline.vertices.map(({ name, state }) => ({ name, state }))),
    )
    for (const vertex of timeline.vertices) {
      const same = back.vertices.find(({ name }) => name === vertex.name)!
      expect(same.start).toBeCloseTo(vertex.start, 2)
      expect(same.end).toBeCloseTo(vertex.end, 2)
      expect(same.logs.map(({ text }) => text)).toEqual(vertex.logs.map(({ text }) => text))
      expect(same.message).toBe(vertex.message)
    }
  })

  test('plain progress gives the same steps, states and output', () => {
    const { live } = read(plainReader(), plainProgressOf(timeline))
    for (const vertex of timeline.vertices) {
      const same = [...live.vertices.values()].find(({ name }) => name === vertex.name)!
      expect([same.name, same.state, same.message]).toEqual([vertex.name, vertex.state, vertex.message])
      expect(same.logs.map(({ text }) => text)).toEqual(vertex.logs.map(({ text }) => text))
    }
    expect(live.vertices.size).toBe(timeline.vertices.length)
  })
})

test('output that comes in pieces is put together, and its rest is shown when the step ends', () => {
  const reader = rawJsonReader()
  const log = (text: string) =>
    JSON.stringify({ logs: [{ vertex: 'v', data: btoa(text), timestamp: '2026-01-01T00:00:01Z' }] })
  const vertex = (more: object) =>
    JSON.stringify({ vertexes: [{ digest: 'v', name: 'RUN x', started: '2026-01-01T00:00:00Z', ...more }] })
  const { live } = read(reader, [
    vertex({}),
    log('on'),
    log('e\ntwo\nthr'),
    log('ee'),
    vertex({ completed: '2026-01-01T00:00:02.5Z' }),
  ])
  const step = live.vertices.get('v')!
  expect(step.logs.map(({ text }) => text)).toEqual(['one', 'two', 'three'])
  expect([step.start, step.end, step.logs[0]!.at]).toEqual([0, 2.5, 1])
})

test('what is no status message is a note, and a message with parts we do not know is read all the same', () => {
  const { live, events } = read(rawJsonReader(), [
    'ERROR: failed to solve: no such thing',
    '{"broken',
    '{"vertexes":[{"digest":"a","name":"n","started":"2026-01-01T00:00:00Z","Future":1}],"statuses":null,"extra":{}}',
  ])
  expect(live.notes).toEqual(['ERROR: failed to solve: no such thing', '{"broken'])
  expect(events.at(-1)).toMatchObject({ kind: 'vertex', name: 'n', state: 'started' })
})

test('sizes in plain progress are bytes', () => {
  const { live } = read(plainReader(), [
    '#1 [internal] load build context',
    '#1 transferring context: 1.50MB / 3.00MB 0.2s',
    '#1 transferring context: 3.00MB 0.3s done',
  ])
  const [status, ...others] = live.vertices.get('1')!.statuses
  expect(others).toEqual([])
  expect(status).toMatchObject({ id: 'transferring context:', current: 3_000_000 })
})

test('a step says to which stage it belongs', () => {
  expect(
    ['[builder 2/6] RUN x', '[stage-1 1/2] FROM a', '[2/3] RUN x', '[internal] load x', 'exporting to image'].map(
      stageOfStep,
    ),
  ).toEqual(['builder', 'stage-1', undefined, undefined, undefined])
})
