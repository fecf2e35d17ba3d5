import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([['MAINTAINER', 'MAINTAINER requires exactly one argument']])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['MAINTAINER me <me@example.com>'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
