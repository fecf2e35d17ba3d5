import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([
  ['ENV --x a=b', 'unknown flag: --x'],
  ['ENV =b', 'ENV names can not be blank'],
  ['ENV', 'ENV requires at least one argument'],
])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['ENV a=b c=', 'ENV a b = c'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
