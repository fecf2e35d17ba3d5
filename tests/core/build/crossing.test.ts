import { expect, test } from 'vitest'
import { crossingOf } from '@/core/build/crossing.ts'
import type { Reading } from '@/core/build/reading.ts'
import { buildOf } from './build-of.ts'

/** The readings of the last operation that reads something. */
function readings(dockerfile: string): readonly Reading[] {
  return buildOf(dockerfile).operations.findLast((one) => one.readings.length > 0)?.readings ?? []
}

function crossing(dockerfile: string) {
  const [first] = readings(dockerfile)
  if (first === undefined) throw new Error('reads nothing')
  return crossingOf(first)
}

test('a copied folder is told by what is in it, the heaviest first', () => {
  const crossed = crossing('FROM alpine\nCOPY src /app/')
  expect(crossed).toMatchObject({ files: 3, bytes: { value: 4, evidence: { kind: 'computed' } }, more: 0 })
  expect(crossed?.top.map((entry) => [entry.path, entry.files])).toEqual([
    ['/src/App.jsx', 1],
    ['/src/deep/', 1],
    ['/src/link', 1],
  ])
  expect(crossed?.doubt).toBeUndefined()
})

test('wildcards, several sources and --exclude count only what is taken', () => {
  expect(crossing('FROM alpine\nCOPY package*.json ./')).toMatchObject({ files: 2, bytes: { value: 16 } })
  expect(crossing('FROM alpine\nCOPY run.sh src/deep /x/')?.files).toBe(2)
  expect(crossing('FROM alpine\nCOPY --exclude=*.jsx src /x/')?.files).toBe(2)
})

test('more than six entries are counted, not listed', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => `echo ${name} > /d/${name}`).join(' && ')
  const crossed = crossing(`FROM alpine AS a\nRUN mkdir /d && ${many}\nFROM scratch\nCOPY --from=a /d /d`)
  expect(crossed?.top).toHaveLength(6)
  expect(crossed).toMatchObject({ files: 8, more: 2, bytes: { value: 16 } })
})

test('nothing crosses when a source is not there', () => {
  expect(crossing('FROM alpine AS a\nFROM alpine\nCOPY --from=a /nope /x')).toBeUndefined()
})

test('what is not known is a doubt, never a zero', () => {
  const crossed = crossing('FROM ghcr.io/some/image:1 AS a\nFROM scratch\nCOPY --from=a /out /out')
  expect(crossed?.bytes).toMatchObject({ value: undefined, evidence: { kind: 'unsupported' } })
  expect(crossed?.doubt).toBeDefined()
})

test('bind mounts read stages and the context; caches of their own and secrets read nobody', () => {
  const [stage, context] = readings(
    'FROM alpine AS a\nFROM alpine\nRUN --mount=from=a,source=/etc/passwd,target=/p --mount=target=/c --mount=type=cache,target=/k true',
  )
  expect(stage).toMatchObject({ kind: 'mount', source: { kind: 'stage', index: 0 }, to: '/p' })
  expect(context).toMatchObject({ kind: 'mount', source: { kind: 'context' }, to: '/c' })
  expect(crossingOf(context!)?.files).toBeGreaterThan(4)
  expect(readings('FROM alpine\nRUN --mount=type=cache,target=/k --mount=type=secret,id=s true')).toEqual([])
})

test('an address is nobody’s file', () => {
  expect(readings('FROM alpine\nADD https://example.com/x.tar /x')).toEqual([])
})
