import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([['CMD --x ls', 'unknown flag: --x']])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['CMD', 'CMD []', 'CMD npm start'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
