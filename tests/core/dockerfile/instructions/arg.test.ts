import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([
  ['ARG =b', 'ARG names can not be blank'],
  ['ARG', 'ARG requires at least one argument'],
])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['ARG a b=c d=', "arg a='b c'"])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
