import { expect, test } from 'vitest'
import { buildOf, historyOf, imageOf } from '../build-of.ts'

test('it is stored and inherited', () => {
  expect(imageOf(buildOf('FROM alpine AS a\nSHELL ["/bin/ash", "-c"]\nFROM a')).config.shell).toEqual([
    '/bin/ash',
    '-c',
  ])
})

test('history', () => {
  expect(historyOf('SHELL ["/bin/ash", "-c"]')).toEqual(['SHELL [/bin/ash -c]'])
})
