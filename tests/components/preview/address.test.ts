import { expect, test } from 'vitest'
import { asRequested } from '@/components/preview/address.ts'
import { readHeaderLines } from '@/components/preview/header-lines.ts'

test.each([
  ['/counter', '/counter'],
  ['counter', '/counter'],
  ['localhost:8080/counter?x=1', '/counter?x=1'],
  ['http://localhost', '/'],
  [' /a b/ü ', '/a%20b/%C3%BC'],
  ['/a%2Fb', '/a%2Fb'],
  ['localhosts', '/localhosts'],
])('%j in the address bar asks for %s', (typed, path) => {
  expect(asRequested(typed)).toBe(path)
})

test('headers are read a line each, names in lower case', () => {
  expect(readHeaderLines('Accept-Encoding: gzip\n\n x-a :b:c ')).toEqual({
    headers: { 'accept-encoding': 'gzip', 'x-a': 'b:c' },
  })
})

test('a line that is no header is said to be none', () => {
  expect(readHeaderLines('no header')).toMatchObject({ wrong: expect.stringContaining('no header') })
})
