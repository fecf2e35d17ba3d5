import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([
  ['ADD', 'ADD requires at least two arguments, but only one was provided. Destination could not be determined'],
])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['ADD --checksum=x --keep-git-dir --unpack=false --link --exclude=a https://example.com/a.tar /'])(
  'accepts %j',
  (text) => {
    expect(faultOf(text)).toBeUndefined()
  },
)
