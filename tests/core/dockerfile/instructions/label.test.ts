import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([['LABEL', 'LABEL requires at least one argument']])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['LABEL a=b "c d"=e', 'LABEL a b c'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
