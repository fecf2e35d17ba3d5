import { expect, test } from 'vitest'
import { readGreeting, readShellMessage } from '@/core/engine/preview-messages.ts'

const REQUEST = {
  kind: 'request',
  id: 1,
  method: 'GET',
  path: '/counter?x=1',
  headers: [['accept', 'text/html']],
  bodyBytes: 0,
  navigation: true,
}

test('a request of the shell is read, and nothing else of it', () => {
  expect(readShellMessage({ ...REQUEST, sneaked: 'in' })).toEqual({ ...REQUEST, headers: { accept: 'text/html' } })
})

test.each([
  ['a text', 'request'],
  ['a list', [REQUEST]],
  ['another kind', { ...REQUEST, kind: 'run' }],
  ['a path of another origin', { ...REQUEST, path: 'https://elsewhere.example/' }],
  ['a path with a line break', { ...REQUEST, path: '/a\r\nhost: x' }],
  ['a path longer than any browser sends', { ...REQUEST, path: `/${'a'.repeat(9000)}` }],
  ['a method that is no word', { ...REQUEST, method: 'GET /' }],
  ['a method that is an object', { ...REQUEST, method: { name: 'GET' } }],
  ['headers that are an object', { ...REQUEST, headers: { accept: 'text/html' } }],
  ['a header with a line break', { ...REQUEST, headers: [['x', 'a\nb']] }],
  ['a header name with a blank', { ...REQUEST, headers: [['a b', '']] }],
  ['more headers than any browser sends', { ...REQUEST, headers: Array(65).fill(['a', 'b']) }],
  ['an id that is no number', { ...REQUEST, id: '1' }],
  ['a body of less than nothing', { ...REQUEST, bodyBytes: -1 }],
  ['a navigation that is a text', { ...REQUEST, navigation: 'yes' }],
  ['a place that is an address', { kind: 'moved', path: 'javascript:alert(1)', back: true, forward: true }],
  ['an endless address', { kind: 'outside', url: 'x'.repeat(3000) }],
  ['nothing', null],
])('%s is dropped', (_, message) => {
  expect(readShellMessage(message)).toBeUndefined()
})

test('the shell cannot choose the Host header', () => {
  expect(readShellMessage({ ...REQUEST, headers: [['host', 'evil.example']] })).toMatchObject({ headers: {} })
})

test('only a greeting of the shell is one', () => {
  expect(readGreeting({ stagecraft: 'preview', kind: 'ready' })).toEqual({ kind: 'ready' })
  expect(readGreeting({ kind: 'ready' })).toBeUndefined()
  expect(readGreeting({ stagecraft: 'preview', kind: 'cannot', why: {} })).toBeUndefined()
})
