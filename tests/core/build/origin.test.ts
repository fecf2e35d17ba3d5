import { expect, test } from 'vitest'
import { listImage, originOf } from '@/core/build/origin.ts'
import { buildOf } from './build-of.ts'

const text = 'FROM alpine AS a\nCOPY src /s\nRUN echo 2 > /s/App.jsx\nFROM a\nCOPY run.sh /r\nRUN chmod 600 /r'

test('the last operation that wrote a file made it, in whatever stage below', () => {
  const result = buildOf(text)
  const by = (path: string) => {
    const origin = originOf(result, 1, path)
    return origin?.by === 'operation' ? origin.operation.id : origin
  }
  expect(by('/s/App.jsx')).toBe('0.2')
  expect(by('/s/deep/x.js')).toBe('0.1')
  expect(by('/s')).toBe('0.1')
  expect(by('/r')).toBe('1.2')
  expect(by('/etc/passwd')).toEqual({ by: 'base', image: 'alpine' })
  expect(by('/nope')).toBeUndefined()
})

test('the list of an image marks the files of its base', () => {
  const listed = listImage(buildOf(text))
  const passwd = listed.find((one) => one.path === '/etc/passwd')
  expect(passwd).toMatchObject({ kind: 'file', mode: 0o644, origin: { by: 'base' } })
  const added = listed.filter((one) => one.origin.by === 'operation').map((one) => one.path)
  expect(added).toEqual(['/r', '/s', '/s/App.jsx', '/s/deep', '/s/deep/x.js', '/s/link'])
  expect(listed.find((one) => one.path === '/r')).toMatchObject({ size: 10, mode: 0o600, uid: 0 })
})
