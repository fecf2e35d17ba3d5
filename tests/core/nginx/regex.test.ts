import { expect, test } from 'vitest'
import { compileRegex } from '@/core/nginx/regex.ts'

function matches(pattern: string, text: string): boolean | string {
  const compiled = compileRegex(pattern, false)
  return compiled.kind === 'ok' ? compiled.regex.test(text) : compiled.kind
}

test.each([
  ['\\.(js|css)$', '/a.js', true],
  ['^/(?P<lang>en|de)/', '/de/x', true],
  ['(?i)\\.PNG$', '/a.png', true],
  ['\\A/x\\z', '/x', true],
  ['^/[[:alpha:]]+$', '/abc', true],
  ['^/[[:alpha:]]+$', '/ab1', false],
  ['\\Qa.b\\E', 'axb', false],
  ['^/a{2,3}$', '/aaa', true],
  ['a{,x', 'a{,x', true],
  ['\\h', '\t', true],
  ['(?>a)b', 'ab', 'unsupported'],
  ['a++', 'aa', 'unsupported'],
])('%s on %s: %s', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected)
})

test('PCRE2’s words for what it refuses', () => {
  const message = (pattern: string) => {
    const compiled = compileRegex(pattern, false)
    return compiled.kind === 'error' ? compiled.message : compiled.kind
  }
  expect(message('(a')).toBe('pcre2_compile() failed: missing closing parenthesis in "(a"')
  expect(message('a)')).toBe('pcre2_compile() failed: unmatched closing parenthesis in "a)" at ")"')
  expect(message('[a')).toBe('pcre2_compile() failed: missing terminating ] for character class in "[a"')
})
