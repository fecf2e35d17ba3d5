import { expect, test } from 'vitest'
import { parseMount } from '@/core/dockerfile/mount.ts'

const mount = (value: string) => {
  const result = parseMount(value)
  return result.kind === 'ok' ? result.mount : result.message
}

test('bind is the default, and read-only', () => {
  expect(mount('target=/x,source=y')).toMatchObject({ type: 'bind', target: '/x', source: 'y', readOnly: true })
  expect(mount('dst=/x,rw')).toMatchObject({ readOnly: false })
  expect(mount('destination=/x,readonly=false')).toMatchObject({ readOnly: false })
})

test('a cache is writable, and may be shared in three ways', () => {
  expect(mount('type=cache,target=/x,id=i,sharing=locked,mode=0755,uid=1')).toMatchObject({
    type: 'cache',
    readOnly: false,
    id: 'i',
    sharing: 'locked',
    mode: 0o755,
    uid: 1,
  })
})

test('quotes hold commas', () => {
  expect(mount('type=bind,"target=/a,b"')).toMatchObject({ target: '/a,b' })
})

test.each([
  ['type=tmp', 'unsupported mount type "tmp" (did you mean tmpfs?)'],
  ['typ=bind', "unexpected key 'typ' in 'typ=bind' (did you mean type?)"],
  ['type=cache,sharing=lock', 'unsupported sharing value "lock" (did you mean locked?)'],
  ['target', "invalid field 'target' must be a key=value pair"],
  ['type=bind,required', "unexpected key 'required' for mount type 'bind'"],
  ['type=bind,size=1', "unexpected key 'size' for mount type 'bind'"],
  ['type=secret,from=x,id=y', 'secret mount should not have a from'],
  ['type=secret', 'invalid secret mount. one of source, target required'],
  ['type=cache,mode=9', 'invalid value 9 for mode'],
  ['type=bind,mode=0755', 'mode not allowed for "bind" type mounts'],
  ['ro=maybe', 'invalid value for ro: maybe'],
  ['type=secret,id=x,sharing=shared', 'secret mount should not define sharing'],
  ['type=bind,sharing=shared', 'invalid cache sharing set for bind mount'],
  ['type=tmpfs,size=large', 'invalid value for size: large'],
])('%s is refused', (value, message) => {
  expect(mount(value)).toBe(message)
})
