import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([
  ['SHELL', 'SHELL requires at least one argument'],
  ['SHELL []', 'SHELL requires at least one argument'],
  ['SHELL /bin/sh -c', 'SHELL requires the arguments to be in JSON form'],
])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['SHELL ["/bin/bash", "-c"]'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
