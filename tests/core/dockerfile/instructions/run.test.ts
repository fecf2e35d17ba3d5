import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([
  ['RUN --mont=x ls', 'unknown flag: --mont (did you mean mount?)'],
  ['RUN --mount=type=bind,from=$X ls', "'from' doesn't support variable expansion, define alias stage instead"],
  ['RUN --network=x ls', 'invalid network mode "x"'],
  ['RUN --security=x ls', 'security "x" is not valid'],
])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each([
  'RUN',
  'RUN --mount=type=cache,target=/x --mount=type=bind,from=a,target=/y --network=none ls',
  'RUN --mount=type=tmp,target=/x ls',
])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
