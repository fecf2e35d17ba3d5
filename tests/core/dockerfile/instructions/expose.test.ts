import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([['EXPOSE', 'EXPOSE requires at least one argument']])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['EXPOSE 80 $PORT/udp'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
