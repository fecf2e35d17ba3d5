import { expect, test } from 'vitest'
import { configOf, historyOf } from '../build-of.ts'

test('keys and values are expanded, and labels gather', () => {
  expect(configOf('ENV A=1\nLABEL a=b "c d"="e $A"\nLABEL a=2').labels).toEqual({ a: '2', 'c d': 'e 1' })
})

test('any key is a key', () => {
  expect(Object.keys(configOf('LABEL __proto__=x').labels)).toEqual(['__proto__'])
})

test('history has the pairs', () => {
  expect(historyOf('LABEL a=b "k k"="v"')).toEqual(['LABEL a=b k k=v'])
})
