import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([
  ['FROM', 'FROM requires either one or three arguments'],
  ['FROM a b', 'FROM requires either one or three arguments'],
  ['FROM a to b', 'FROM requires either one or three arguments'],
  ['FROM a AS 1x', 'invalid name for build stage: "1x", name can\'t start with a number or contain symbols'],
  ['FROM a AS x/y', 'invalid name for build stage: "x/y", name can\'t start with a number or contain symbols'],
  ['FROM --platfrom=x a', 'unknown flag: --platfrom (did you mean platform?)'],
])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['FROM --platform=$BUILDPLATFORM a As b-1.x_y', 'FROM A'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
