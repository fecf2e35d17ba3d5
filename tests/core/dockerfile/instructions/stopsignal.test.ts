import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([['STOPSIGNAL', 'STOPSIGNAL requires exactly one argument']])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['STOPSIGNAL SIGTERM', 'STOPSIGNAL --odd 9'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
