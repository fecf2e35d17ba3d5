import { expect, test } from 'vitest'
import { parseMount, parseVolume } from '@/core/terminal/mounts.ts'

test.each([
  ['./build:/usr/share/nginx/html', { kind: 'bind', source: '/root/app/build', target: '/usr/share/nginx/html' }],
  ['/srv:/srv:ro', { kind: 'bind', source: '/srv', target: '/srv' }],
  ['cache:/data', { kind: 'volume', source: 'cache', target: '/data' }],
  ['/app/node_modules', { kind: 'volume', source: '', target: '/app/node_modules' }],
])('-v %s is understood', (text, mount) => {
  expect(parseVolume(text, '/root/app')).toEqual({ mount })
})

test('--mount takes its fields in any order', () => {
  expect(parseMount('target=/srv,type=bind,src=site', '/root')).toEqual({
    mount: { kind: 'bind', source: '/root/site', target: '/srv' },
  })
})

test('a relative target is refused', () => {
  expect(parseVolume('./a:b', '/root')).toMatchObject({
    message: expect.stringContaining('mount path must be absolute'),
  })
})
