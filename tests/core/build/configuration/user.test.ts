import { expect, test } from 'vitest'
import { configOf, historyOf } from '../build-of.ts'

test('a user is stored as written, variables expanded', () => {
  expect(configOf('ARG U=node\nUSER $U:www').user).toBe('node:www')
})

test('history', () => {
  expect(historyOf('USER node')).toEqual(['USER node'])
})
