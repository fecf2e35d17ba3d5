import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([
  ['VOLUME', 'VOLUME requires at least one argument'],
  ['VOLUME ["a", " "]', 'VOLUME specified can not be an empty string'],
])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['VOLUME /a /b', 'VOLUME ["/a b"]'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
