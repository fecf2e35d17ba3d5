import { expect, test } from 'vitest'
import { basename, dirname, join, normalize, relativeTo, resolve } from '@/core/files/path.ts'

test.each([
  ['/a//b/./c/..', '/a/b'],
  ['/../x', '/x'],
  ['../x', '../x'],
  ['', '.'],
  ['/', '/'],
])('the path %j is cleaned to %j', (path, expected) => {
  expect(normalize(path)).toBe(expected)
})

test('a path is resolved from a folder unless it is absolute', () => {
  expect([resolve('/app', 'x/../y'), resolve('/app', '/z'), resolve('/', '..')]).toEqual(['/app/y', '/z', '/'])
})

test('parts of a path are taken apart and joined', () => {
  expect([dirname('/a/b'), dirname('/a'), dirname('a'), basename('/a/b/'), join('/a', '', 'b')]).toEqual([
    '/a',
    '/',
    '.',
    'b',
    '/a/b',
  ])
})

test('a path lies in a folder only by whole names', () => {
  expect([relativeTo('/a', '/a/b'), relativeTo('/a', '/ab'), relativeTo('/', '/x'), relativeTo('/a', '/a')]).toEqual([
    'b',
    undefined,
    'x',
    '',
  ])
})
