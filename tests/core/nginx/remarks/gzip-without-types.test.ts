import { expect, test } from 'vitest'
import { findings, server } from './findings.ts'

const found = (lines: string | readonly string[]) => findings('nginx-gzip-without-types', lines)

test('catches gzip that leaves scripts as they are', () => {
  const [first, ...rest] = found(server('gzip on;'))
  expect(first).toMatch(
    /^4:1 gzip is on, but \/assets\/index-\w+\.(?:js|css) \((?:text|application)\/\w+\) is sent as it is$/,
  )
  expect(rest).toEqual([])
})

test('catches types that miss the style sheets', () => {
  expect(found(server('gzip on;', 'gzip_types text/javascript application/javascript;'))[0]).toContain('(text/css)')
})

test('catches not all types named, a star, or gzip off', () => {
  expect(found(server('gzip on;', 'gzip_types text/css text/javascript application/javascript;'))).toEqual([])
  expect(found(server('gzip on;', 'gzip_types *;'))).toEqual([])
  expect(found(server('gzip off;'))).toEqual([])
})

test('catches not files that are too small to compress', () => {
  expect(
    found(server('gzip on;', 'gzip_min_length 1m;', 'gzip_types text/css text/javascript application/javascript;')),
  ).toEqual([])
})
