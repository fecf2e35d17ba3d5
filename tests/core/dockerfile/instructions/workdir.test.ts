import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([['WORKDIR', 'WORKDIR requires exactly one argument']])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['WORKDIR my dir'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
