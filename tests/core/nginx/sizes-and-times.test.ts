import { expect, test } from 'vitest'
import { parseOffset, parseSize, parseTime } from '@/core/nginx/sizes-and-times.ts'

test.each([
  ['10', 10],
  ['8k', 8192],
  ['1M', 1_048_576],
  ['1g', undefined],
  ['', undefined],
  ['10MB', undefined],
])('size %s', (text, bytes) => expect(parseSize(text)).toBe(bytes))

test('offsets know gigabytes', () => expect(parseOffset('1g')).toBe(2 ** 30))

test.each([
  ['30', 30],
  ['1h30m', 5400],
  ['1d 1h', 90_000],
  ['1y', 31_536_000],
  ['1m1h', undefined],
  ['1x', undefined],
  ['', undefined],
])('time %s', (text, seconds) => expect(parseTime(text, 'sec')).toBe(seconds))

test('only some directives count milliseconds', () => {
  expect(parseTime('500ms', 'msec')).toBe(0.5)
  expect(parseTime('500ms', 'sec')).toBeUndefined()
  expect(parseTime('1y', 'msec')).toBeUndefined()
})
