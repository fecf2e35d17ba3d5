import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([
  ['HEALTHCHECK', 'HEALTHCHECK requires at least one argument'],
  ['HEALTHCHECK NONE x', 'HEALTHCHECK NONE takes no arguments'],
  ['HEALTHCHECK foo x', 'Unknown type "FOO" in HEALTHCHECK (try CMD)'],
  ['HEALTHCHECK CMD', 'Missing command after HEALTHCHECK CMD'],
  ['HEALTHCHECK CMD []', 'Missing command after HEALTHCHECK CMD'],
  ['HEALTHCHECK --interval=30 CMD x', 'time: missing unit in duration "30"'],
  ['HEALTHCHECK --interval=30x CMD x', 'time: unknown unit "x" in duration "30x"'],
  ['HEALTHCHECK --timeout=x CMD x', 'time: invalid duration "x"'],
  ['HEALTHCHECK --timeout=1us CMD x', 'Interval "timeout" cannot be less than 1ms'],
  ['HEALTHCHECK --retries=-1 CMD x', '--retries cannot be negative (-1)'],
  ['HEALTHCHECK --retries=a CMD x', 'strconv.ParseInt: parsing "a": invalid syntax'],
])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each([
  'HEALTHCHECK --interval=1m30s --timeout=0 --start-period=1.5s --start-interval=5s --retries=3 CMD curl x',
  'healthcheck none',
  'HEALTHCHECK --nonsense NONE',
])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
