import { expect, test } from 'vitest'
import { solutionDiff } from '@/core/workspace/solution-diff.ts'

const lines = (count: number, change: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: count }, (_, index) => `${change[index] ?? `line ${index}`}\n`).join('')

test('a file that is the same is not listed', () => {
  expect(solutionDiff({ Dockerfile: 'FROM a\n' }, { Dockerfile: 'FROM a\n' })).toEqual([])
})

test('a missing file is one difference that makes it', () => {
  const [diff] = solutionDiff({}, { 'nginx.conf': 'server {}\n' })
  expect(diff?.hunks.map((hunk) => hunk.applied)).toEqual(['server {}\n'])
})

test('each difference can be applied without the others', () => {
  const [diff] = solutionDiff({ f: lines(30) }, { f: lines(30, { 2: 'first', 25: 'second' }) })
  expect(diff?.hunks).toHaveLength(2)
  expect(diff?.hunks[0]?.applied).toBe(lines(30, { 2: 'first' }))
  expect(diff?.hunks[1]?.applied).toBe(lines(30, { 25: 'second' }))
})

test('a difference in the newline at the end alone is shown and applied', () => {
  const [diff] = solutionDiff({ f: 'a\nb' }, { f: 'a\nb\n' })
  expect(diff?.hunks.map((hunk) => hunk.applied)).toEqual(['a\nb\n'])
})

test('an emptied file is applied as empty', () => {
  const [diff] = solutionDiff({ f: 'a\n' }, { f: '' })
  expect(diff?.hunks[0]?.applied).toBe('')
})
