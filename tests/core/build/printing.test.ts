import { expect, test } from 'vitest'
import { plainLines } from '@/core/build/printing/plain.ts'
import { rawJsonLines } from '@/core/build/printing/raw-json.ts'
import { buildTimeline, errorBlock, plainProgress } from '@/core/build/progress.ts'
import type { TimedVertex, Timeline } from '@/core/build/timeline.ts'
import { ttyPicture } from '@/core/build/tty-picture.ts'
import { buildOf } from './build-of.ts'

function vertex(name: string, start: number, end: number, more: Partial<TimedVertex> = {}): TimedVertex {
  return { name, stage: undefined, start, end, state: 'done', statuses: [], logs: [], warnings: [], ...more }
}

function timeline(...vertices: readonly TimedVertex[]): Timeline {
  return { vertices, pending: 0, seconds: Math.max(...vertices.map((each) => each.end)) }
}

const texts = (at: number, rows: number, all: Timeline) =>
  ttyPicture(all, at, { columns: 60, rows }).map((line) => line.text)

test('a silent step is left for one that speaks, and taken up again', () => {
  const lines = plainLines(
    timeline(vertex('a', 0, 3), vertex('b', 0.5, 1, { logs: [{ at: 0.3, text: 'hello' }] }), vertex('c', 3, 3.2)),
  )
  expect(lines).toEqual([
    '#1 a',
    '#1 ...',
    '',
    '#2 b',
    '#2 0.300 hello',
    '#2 DONE 0.5s',
    '',
    '#1 a',
    '#1 DONE 3.0s',
    '',
    '#3 c',
    '#3 DONE 0.2s',
  ])
})

test('independent stages run side by side, and a mistake cancels what still runs', () => {
  const text =
    'FROM alpine AS a\nRUN echo 1; echo 2; echo 3\nFROM alpine AS b\nRUN false\nFROM alpine\nCOPY --from=a /etc /a\nCOPY --from=b /etc /b\n'
  const lines = plainProgress(buildOf(text)).filter((line) => /RUN|CANCELED|ERROR|COPY/.test(line))
  expect(lines.filter((line) => line.includes('RUN'))).toHaveLength(2)
  expect(lines.some((line) => line.endsWith(' CANCELED'))).toBe(true)
  expect(lines.some((line) => line.includes('COPY'))).toBe(false)
})

test('an image named by COPY --from is looked up and fetched in no stage', () => {
  const lines = plainProgress(buildOf('FROM alpine\nCOPY --from=nginx:alpine /etc/nginx /n\n'))
  expect(
    lines.some((line) => /^#\d+ \[internal\] load metadata for docker.io\/library\/nginx:alpine$/.test(line)),
  ).toBe(true)
  expect(lines.some((line) => /^#\d+ FROM docker.io\/library\/nginx:alpine@sha256:/.test(line))).toBe(true)
})

test('layers are fetched once: an image that is there is resolved only', () => {
  const result = buildOf('FROM nginx:alpine\nWORKDIR /x\n')
  expect(plainProgress(result).some((line) => line.includes(' extracting sha256:'))).toBe(true)
  expect(plainProgress(result, { present: ['nginx:alpine'] }).some((line) => line.includes(' extracting '))).toBe(false)
})

test('build checks show in the stream, and with --debug with their address', () => {
  const result = buildOf('FROM alpine as x\nRUN true\n')
  expect(plainProgress(result)[4]).toBe("#1 WARN: FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)")
  expect(plainProgress(result, { expanded: true })).toContain(
    'More info: https://docs.docker.com/go/dockerfile/rule/from-as-casing/',
  )
})

test('the picture of a finished build', () => {
  const all = timeline(
    vertex('[internal] load build definition from Dockerfile', 0, 0.02, {
      statuses: [{ id: 'transferring dockerfile:', current: 276, start: 0, end: 0 }],
    }),
    vertex('[1/2] WORKDIR /app', 0.1, 0.1, { state: 'cached' }),
    vertex('[2/2] RUN x', 0.1, 2.5),
  )
  expect(texts(9, 5, all)).toEqual([
    '[+] Building 2.5s (3/3) FINISHED              docker:default',
    ' => [internal] load build definition from Dockerfile   0.0s',
    ' => => transferring dockerfile: 276B                   0.0s',
    ' => CACHED [1/2] WORKDIR /app                          0.0s',
    ' => [2/2] RUN x                                        2.4s',
  ])
})

test('a running command shows its last six lines where there is room for them', () => {
  const logs = Array.from({ length: 9 }, (_, i) => ({ at: 0.1 * i, text: `line ${i}` }))
  const all = timeline(vertex('RUN x', 0, 5, { logs }))
  expect(texts(1, 24, all).slice(2)).toEqual([3, 4, 5, 6, 7, 8].map((i) => ` => => # line ${i}`))
  expect(texts(1, 8, all)).toHaveLength(2)
})

test('the picture keeps to the height of the window while the build goes on, and what goes on stays in it', () => {
  const steps = Array.from({ length: 30 }, (_, i) => vertex(`step ${i}`, 0, i === 0 ? 9 : 0.1 * i))
  const picture = texts(5, 12, timeline(...steps))
  expect(picture).toHaveLength(11)
  expect(picture[1]).toContain('step 0')
  expect(texts(9, 12, timeline(...steps))).toHaveLength(31)
})

test('a failed build counts the steps it did not come to, and its error is the step’s', () => {
  const result = buildOf('FROM alpine\nRUN echo no; exit 3\nWORKDIR /x\n')
  const all = buildTimeline(result)
  const picture = ttyPicture(all, all.seconds, { columns: 80, rows: 24 })
  expect(picture[0]!.text).toMatch(/^\[\+\] Building 2\.\ds \(5\/6\) +docker:default$/)
  expect(picture.at(-1)).toMatchObject({
    look: 'error',
    text: expect.stringMatching(/^ => ERROR \[2\/3\] RUN echo no; exit 3 /),
  })
  expect(errorBlock(result)[2]).toMatch(/^\d\.\d{3} no$/)
})

test('raw JSON is one document a line, in the order of time', () => {
  const documents = rawJsonLines(buildTimeline(buildOf('FROM alpine\nRUN echo hi\n')), 0).map((line) =>
    JSON.parse(line),
  )
  const logs = documents.flatMap((each) => each.logs ?? [])
  expect(logs.map((log) => atob(log.data))).toEqual(['hi\n'])
  expect(documents.at(-1).vertexes[0]).toMatchObject({ name: 'exporting to image', completed: expect.any(String) })
})
