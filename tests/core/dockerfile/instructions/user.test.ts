import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([['USER', 'USER requires exactly one argument']])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['USER node:node', 'USER $UID'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
