import { expect, test } from 'vitest'
import { buriedBy } from '@/core/build/buried.ts'
import { buildOf, imageOf } from './build-of.ts'

const FILES = 'FROM alpine\nRUN mkdir /d && printf 12345 > /d/a && printf 123 > /b\n'

test('what a later step deletes still weighs in the layer below', () => {
  const result = buildOf(`${FILES}RUN rm -r /d\n`)
  expect(buriedBy(result.operations.at(-1)!)).toMatchObject({ whiteouts: ['/d'], size: { value: 5 } })
  const { layers } = imageOf(result)
  expect(layers.slice(-2).map(({ size }) => size.value)).toEqual([8, 0])
})

test('a file written anew buries the old one', () => {
  const result = buildOf(`${FILES}RUN printf x > /b\n`)
  expect(buriedBy(result.operations.at(-1)!)).toMatchObject({ whiteouts: [], size: { value: 3 } })
})

test('what is made and deleted in one step was never there', () => {
  const [, step] = buildOf('FROM alpine\nRUN printf x > /t && rm /t\n').operations
  expect(buriedBy(step!)).toMatchObject({ whiteouts: [], size: { value: 0 } })
})
