import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([
  ['ONBUILD', 'ONBUILD requires at least one argument'],
  ['ONBUILD ONBUILD RUN ls', "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"],
  ['ONBUILD FROM x', "FROM isn't allowed as an ONBUILD trigger"],
  ['onbuild maintainer x', "MAINTAINER isn't allowed as an ONBUILD trigger"],
])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['ONBUILD RUN ls', 'ONBUILD RUNN x'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
