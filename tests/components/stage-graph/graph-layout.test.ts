import { expect, test } from 'vitest'
import { type Box, type GraphLayout, layoutGraph } from '@/components/stage-graph/graph-layout.ts'
import { neighbour } from '@/components/stage-graph/neighbour.ts'
import { rounded } from '@/components/stage-graph/rounded-path.ts'
import { edgeKeys, rowKeys } from '@/components/stage-graph/row-keys.ts'
import { viewGraph } from '@/core/engine/graph-view.ts'
import { buildOf } from '../../core/build/build-of.ts'

const graph = (dockerfile: string) => viewGraph(buildOf(dockerfile))

const BUSY = graph(
  'FROM alpine AS a\nRUN echo 1 > /1\nFROM a AS b\nRUN true\nFROM alpine AS c\nCOPY --from=a /1 /1\nFROM alpine\nCOPY --from=a /1 /1\nCOPY --from=b /1 /2\nCOPY --from=nginx:alpine /etc/nginx/nginx.conf /n\nRUN --mount=from=c,source=/1,target=/m --mount=from=a,source=/1,target=/n true',
)
const TWELVE = graph([...'abcdefghijkl'].map((name) => `FROM alpine AS ${name}\nRUN true`).join('\n'))

function overlap(one: Box, other: Box): boolean {
  const apart = (a: number, aLong: number, b: number, bLong: number) => a + aLong <= b || b + bLong <= a
  return !apart(one.x, one.width, other.x, other.width) && !apart(one.y, one.height, other.y, other.height)
}

function boxes(layout: GraphLayout): readonly Box[] {
  return [...layout.stages, ...layout.images]
}

test.each([
  ['side by side', BUSY, 850, false],
  ['below each other', BUSY, 390, true],
  ['twelve stages', TWELVE, 850, false],
  ['twelve stages on a phone', TWELVE, 390, true],
])('nothing lies on anything else, and everything lies on the plane: %s', (_, view, room, upright) => {
  const layout = layoutGraph(view, room, upright)
  const all = boxes(layout)
  for (const [at, one] of all.entries()) {
    expect(one.x).toBeGreaterThanOrEqual(0)
    expect(one.y).toBeGreaterThanOrEqual(0)
    expect(one.x + one.width).toBeLessThanOrEqual(layout.width)
    expect(one.y + one.height).toBeLessThanOrEqual(layout.height)
    for (const other of all.slice(at + 1)) expect(overlap(one, other)).toBe(false)
  }
  const chips = layout.edges.map(({ chip }) => `${chip.x} ${chip.y}`)
  expect(new Set(chips).size).toBe(chips.length)
  for (const { chip } of layout.edges)
    expect(all.some((box) => overlap(box, { ...chip, width: 1, height: 1 }))).toBe(false)
})

test('every edge ends at its row and starts at its source', () => {
  const layout = layoutGraph(BUSY, 850, false)
  for (const edge of BUSY.edges) {
    const place = layout.edges.find((one) => one.id === edge.id)!
    const row = layout.stages[edge.to]!.rows.find((one) => one.id === edge.row)!
    expect(place.d.endsWith(`L${layout.stages[edge.to]!.x} ${row.y + row.height / 2}`)).toBe(true)
  }
})

test('two or three stages on a phone need no horizontal scrolling', () => {
  expect(
    layoutGraph(
      graph('FROM alpine AS a\nFROM alpine AS b\nFROM alpine\nCOPY --from=a /etc /x\nCOPY --from=b /etc /y'),
      390,
      true,
    ).width,
  ).toBe(390)
})

test('typing at the end of the last stage moves no stage and no row that was there', () => {
  const text = 'FROM alpine AS a\nRUN true\nFROM alpine AS b\nRUN true\nFROM alpine\nCOPY --from=a /etc /x'
  const before = layoutGraph(graph(text), 900, false)
  const after = layoutGraph(graph(`${text}\nRUN true`), 900, false)
  expect(after.stages.map(({ x, y }) => [x, y])).toEqual(before.stages.map(({ x, y }) => [x, y]))
  for (const [at, stage] of before.stages.entries()) {
    expect(after.stages[at]!.rows.slice(0, stage.rows.length)).toEqual(stage.rows)
  }
})

test('a failure moves nothing either', () => {
  const good = layoutGraph(graph('FROM alpine AS a\nFROM alpine\nCOPY --from=a /etc /x\nCMD ["x"]'), 900, false)
  const bad = layoutGraph(graph('FROM alpine AS a\nFROM alpine\nCOPY --from=a /nope /x\nCMD ["x"]'), 900, false)
  expect(bad).toEqual(good)
})

test('a way of two corners is made of the same commands wherever it goes', () => {
  const commands = (path: string) => path.replace(/[^A-Z]/g, '')
  expect(
    commands(
      rounded([
        [0, 0],
        [10, 0],
        [10, 50],
        [30, 50],
      ]),
    ),
  ).toBe('MLQLQL')
  expect(
    commands(
      rounded([
        [0, 0],
        [0, 0],
        [0, 0],
        [30, 0],
      ]),
    ),
  ).toBe('MLQLQL')
})

test('a row is the same row after a line is put above it', () => {
  const keys = rowKeys([{ text: 'RUN a' }, { text: 'RUN b' }, { text: 'RUN b' }])
  expect(rowKeys([{ text: 'RUN new' }, { text: 'RUN a' }, { text: 'RUN b' }, { text: 'RUN b' }]).slice(1)).toEqual(keys)
  expect(new Set(keys).size).toBe(3)
})

test('an edge is the same edge after another is put above it', () => {
  const start = 'FROM alpine AS a\nFROM alpine\n'
  const [before, after] = [`${start}COPY --from=a /etc /x`, `${start}COPY --from=a /bin /b\nCOPY --from=a /etc /x`].map(
    graph,
  )
  expect([...edgeKeys(after!).values()]).toContain(edgeKeys(before!).get('0'))
  expect(new Set(edgeKeys(BUSY).values()).size).toBe(BUSY.edges.length)
})

test('arrow keys go down a column, and across to what is on the same height', () => {
  const spots = [
    { key: 'a1', x: 0, y: 0 },
    { key: 'a2', x: 0, y: 40 },
    { key: 'chip', x: 180, y: 38 },
    { key: 'b1', x: 220, y: 0 },
    { key: 'b2', x: 220, y: 40 },
  ]
  expect(neighbour(spots, 'a1', 'ArrowDown')).toBe('a2')
  expect(neighbour(spots, 'a2', 'ArrowRight')).toBe('chip')
  expect(neighbour(spots, 'chip', 'ArrowRight')).toBe('b2')
  expect(neighbour(spots, 'b2', 'ArrowUp')).toBe('b1')
  expect(neighbour(spots, 'a2', 'ArrowDown')).toBeUndefined()
})
