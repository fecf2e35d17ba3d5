import { expect, test } from 'vitest'
import { explain, isIgnored } from '@/core/dockerignore/match.ts'
import { parseIgnore } from '@/core/dockerignore/parse-ignore.ts'
import { ROWS } from './rows.ts'

test.each(ROWS)('%s: %s is ignored: %s', (ignore, path, ignored) => {
  const { patterns, error } = parseIgnore(ignore.replaceAll(' | ', '\n'))
  expect(error).toBeUndefined()
  expect(isIgnored(patterns, path)).toBe(ignored)
})

test.each([
  ['a\n!', 'illegal exclusion pattern: "!"', 2],
  ['! \n', 'illegal exclusion pattern: "!"', 1],
  ['\n#\n!/', 'illegal exclusion pattern: "!"', 3],
  ...['[', 'a[', '[^', '[^bc', '[]a]', '[-]', '[x-]', '[-x]', '[a-b-c]', 'a\\', '[a\\', '*[', '[b-a]', '\\y'].map(
    (bad) => [`ok\n${bad}\n`, 'syntax error in pattern', 2] as const,
  ),
] as const)('refuses %j with Docker’s words', (text, message, line) => {
  expect(parseIgnore(text).error).toEqual({ message, line })
})

test('names the pattern that decided, with its line', () => {
  const { patterns } = parseIgnore('# mine\ndocs\n\n!docs/keep.md\n')
  expect(explain(patterns, 'docs/a.md')).toMatchObject({ line: 2, text: 'docs', exception: false })
  expect(explain(patterns, 'docs/keep.md')).toMatchObject({ line: 4, text: '!docs/keep.md', exception: true })
  expect(explain(patterns, 'src')).toBeUndefined()
})

test('reads DOS line ends and a byte order mark', () => {
  const { patterns } = parseIgnore('\uFEFFnode_modules\r\n!node_modules/keep\r\n')
  expect(patterns.map(({ pattern, exception }) => [pattern, exception])).toEqual([
    ['node_modules', false],
    ['node_modules/keep', true],
  ])
})

test('a pattern of many stars takes time in proportion to the path', () => {
  const { patterns } = parseIgnore(`${'*a'.repeat(40)}b\n`)
  const started = performance.now()
  expect(isIgnored(patterns, 'a'.repeat(4000))).toBe(false)
  expect(performance.now() - started).toBeLessThan(2000)
})
