import { expect, test } from 'vitest'
import { redirectTarget, resolvePath } from '@/core/engine/redirect-target.ts'

test.each([
  ['/docs/', { kind: 'inside', path: '/docs/' }],
  ['docs/?x=1#top', { kind: 'inside', path: '/a/docs/?x=1#top' }],
  ['http://localhost:8080/docs/', { kind: 'inside', path: '/docs/' }],
  ['http://127.0.0.1:8080', { kind: 'inside', path: '/' }],
  ['http://localhost/docs/', { kind: 'other-port', url: 'http://localhost/docs/', port: 80 }],
  ['https://localhost/docs/', { kind: 'other-port', url: 'https://localhost/docs/', port: 443 }],
  ['//localhost:8080/x', { kind: 'inside', path: '/x' }],
  ['https://example.org/', { kind: 'outside', url: 'https://example.org/' }],
  ['http://localhost.evil.example:8080/', { kind: 'outside', url: 'http://localhost.evil.example:8080/' }],
  ['http://localhost:8080@evil.example/', { kind: 'outside', url: 'http://localhost:8080@evil.example/' }],
  ['javascript:alert(1)', { kind: 'outside', url: 'javascript:alert(1)' }],
])('a browser on port 8080 that is sent to %s', (location, target) => {
  expect(redirectTarget(location, '/a/b', 8080)).toEqual(target)
})

test.each([
  ['/a/b', 'c', '/a/c'],
  ['/a/b', '../c', '/c'],
  ['/a/b/', './', '/a/b/'],
  ['/a/b?x=1', '?y=2', '/a/b?y=2'],
  ['/a', '..', '/'],
])('%s and %s make %s', (from, reference, path) => {
  expect(resolvePath(from, reference)).toBe(path)
})
