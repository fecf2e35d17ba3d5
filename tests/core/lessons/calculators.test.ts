import { expect, test } from 'vitest'
import { ARTICLE_CONTAINERS, ARTICLE_IMAGES, CALCULATORS } from '@/core/lessons/calculators.ts'

const compute = (view: string, values: Readonly<Record<string, number | undefined>>) => {
  const calculator = CALCULATORS[view]!
  const subjects = calculator.of === 'image' ? ARTICLE_IMAGES : ARTICLE_CONTAINERS
  return subjects.map((subject) => calculator.compute(subject, values))
}

test("the article's images take the time its text says, by size on disk", () => {
  expect(compute('upload-time', { speed: 20 })).toEqual([
    ['2 min 28 s', '2 min 28 s'],
    ['13 s', '13 s'],
  ])
})

test('short times keep a digit', () => {
  expect(compute('upload-time', { speed: 1000 })[1]).toEqual(['13 s', '0.3 s'])
})

test('an empty field gives no result instead of a wrong one', () => {
  expect(compute('upload-time', { speed: undefined })[0]).toEqual(['2 min 28 s', 'needs your speed'])
  expect(compute('pods-per-node', { memory: undefined })).toEqual([[''], ['']])
})

test('a release is pulled by every machine', () => {
  expect(compute('pull-time', { machines: 50, speed: 1000 })).toEqual([
    ['3.0 s', '18.4 GB'],
    ['0.3 s', '1.6 GB'],
  ])
})

test('no price, no cost', () => {
  expect(compute('transfer-cost', { pulls: 10_000, price: undefined })[0]).toEqual(['3.69 TB', 'needs a price'])
  expect(compute('transfer-cost', { pulls: 10_000, price: 0.01 })[0]).toEqual(['3.69 TB', '36.9'])
})

test('containers are counted whole', () => {
  expect(compute('pods-per-node', { memory: 4 })).toEqual([['16'], ['625']])
})
