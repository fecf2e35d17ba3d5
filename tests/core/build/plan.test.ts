import { expect, test } from 'vitest'
import { buildOf, errorOf } from './build-of.ts'

const needed = (text: string, target?: string) =>
  buildOf(text, target === undefined ? {} : { target }).results.flatMap(({ stage, needed }) =>
    needed ? [stage.index] : [],
  )

test('the target needs its base, and what is copied or mounted from, all the way down', () => {
  const text = [
    'FROM alpine AS base',
    'FROM base AS copied',
    'FROM alpine AS mounted',
    'FROM alpine AS idle',
    'FROM alpine AS last',
    'COPY --from=copied /etc /e',
    'RUN --mount=from=mounted,target=/m true',
  ].join('\n')
  expect(needed(text)).toEqual([0, 1, 2, 4])
  expect(needed(text, 'COPIED')).toEqual([0, 1])
})

test('--from names a stage by number or by name in any case; of two the last one', () => {
  const text =
    'FROM alpine AS b\nRUN echo 1 > /one\nFROM alpine AS b\nRUN echo 2 > /two\nFROM alpine\nCOPY --from=B /two /x'
  expect(needed(text)).toEqual([1, 2])
  expect(needed('FROM alpine\nFROM alpine\nCOPY --from=0 /etc /x')).toEqual([0, 1])
})

test('a number that is no stage stops the build, needed or not', () => {
  expect(errorOf(buildOf('FROM alpine\nCOPY --from=7 /x /y\nFROM alpine'))).toBe('invalid stage index 7')
})

test('a target that is not there is named, with the nearest', () => {
  expect(errorOf(buildOf('FROM alpine AS build', { target: 'bulid' }))).toBe(
    'target stage "bulid" could not be found (did you mean build?)',
  )
})

test('a ring stops the build, and so does copying from the own stage', () => {
  expect(errorOf(buildOf('FROM alpine AS a\nCOPY --from=a /x /y'))).toBe('circular dependency detected on stage: a')
  const ring = 'FROM alpine AS a\nCOPY --from=b /x /y\nFROM alpine AS b\nCOPY --from=a /x /y'
  expect(errorOf(buildOf(ring))).toBe('circular dependency detected on stage: a')
})

test('a stage defined later cannot be copied from', () => {
  const text = 'FROM alpine AS target\nCOPY --from=build / /out\nFROM alpine AS build\nFROM target'
  expect(errorOf(buildOf(text))).toBe(
    'cannot copy from stage "build", it needs to be defined before current stage "target"',
  )
  const mount = 'FROM alpine\nRUN --mount=from=x,target=/y true\nFROM alpine AS x\nFROM alpine\nCOPY --from=0 /etc /e'
  expect(errorOf(buildOf(mount))).toBe(
    'cannot mount from stage "x" to "/y", stage needs to be defined before current command',
  )
})

test('a later stage is no mistake where nobody needs it', () => {
  expect(buildOf('FROM alpine\nCOPY --from=x / /y\nFROM alpine AS x\nFROM alpine').outcome.kind).toBe('succeeded')
})

test('an edge tells which operation reads', () => {
  const result = buildOf('FROM alpine AS a\nFROM a AS b\nFROM alpine\nCOPY --from=b /etc /e')
  expect(result.edges.map(({ from, to, kind, operation }) => [from, to, kind, operation])).toEqual([
    [0, 1, 'base', undefined],
    [1, 2, 'copy', '2.1'],
  ])
})
