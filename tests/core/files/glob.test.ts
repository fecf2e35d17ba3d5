import { expect, test } from 'vitest'
import { globMatch } from '@/core/files/glob.ts'

test.each([
  ['*.go', 'foo.go', 'match'],
  ['*', 'a/b', 'no-match'],
  ['a?c', 'abc', 'match'],
  ['a?c', 'a/c', 'no-match'],
  ['[a-c]x', 'bx', 'match'],
  ['[^a-c]x', 'bx', 'no-match'],
  ['[^a-c]x', 'dx', 'match'],
  ['\\*', '*', 'match'],
  ['\\*', 'a', 'no-match'],
  ['[\\-x]', '-', 'match'],
  ['[x-]', 'x', 'bad-pattern'],
  ['[]a]', 'a', 'bad-pattern'],
  ['[a', 'a', 'bad-pattern'],
  ['a\\', 'a', 'bad-pattern'],
  ['a.b+c', 'a.b+c', 'match'],
  ['ä?', 'äö', 'match'],
  ['package*.json', 'package-lock.json', 'match'],
] as const)('Go matches the pattern %s with %s: %s', (pattern, name, expected) => {
  expect(globMatch(pattern, name)).toBe(expected)
})
