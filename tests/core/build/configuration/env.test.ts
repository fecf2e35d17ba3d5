import { expect, test } from 'vitest'
import { configOf, historyOf } from '../build-of.ts'

test('pairs of one instruction see the environment before it', () => {
  expect(configOf('ENV a=1\nENV a=2 b=$a').env.slice(1)).toEqual(['a=2', 'b=1'])
})

test('a variable set again keeps its place', () => {
  expect(configOf('ENV a=1 b=2\nENV a=3').env.slice(1)).toEqual(['a=3', 'b=2'])
})

test('the old form takes the rest of the line', () => {
  expect(configOf('ENV OLD some  value').env[1]).toBe('OLD=some  value')
})

test('history has the pairs', () => {
  expect(historyOf('ENV a="x y" b=2')).toEqual(['ENV a=x y b=2'])
})

test('a scratch image and one without PATH get one', async () => {
  const { buildOf, imageOf } = await import('../build-of.ts')
  expect(imageOf(buildOf('FROM scratch\nENV a=1')).config.env).toEqual([
    'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'a=1',
  ])
})
