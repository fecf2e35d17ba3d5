import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([['ENTRYPOINT --x a', 'unknown flag: --x']])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each(['ENTRYPOINT ["a"]', 'ENTRYPOINT a b'])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
