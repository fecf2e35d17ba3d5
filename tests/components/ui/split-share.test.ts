import { expect, test } from 'vitest'
import { shareAfterKey, shareAt } from '@/components/ui/split-share.ts'

const limits = { min: 20, max: 70 }

test('arrows along the split move the bar, within its limits', () => {
  expect(shareAfterKey('ArrowRight', 40, limits, 'horizontal')).toBe(45)
  expect(shareAfterKey('ArrowUp', 22, limits, 'vertical')).toBe(20)
  expect(shareAfterKey('ArrowRight', 69, limits, 'horizontal')).toBe(70)
})

test('arrows across the split are not the bar’s', () => {
  expect(shareAfterKey('ArrowUp', 40, limits, 'horizontal')).toBeUndefined()
  expect(shareAfterKey('a', 40, limits, 'vertical')).toBeUndefined()
})

test('Home and End give the smallest and the largest first part', () => {
  expect(shareAfterKey('Home', 40, limits, 'vertical')).toBe(20)
  expect(shareAfterKey('End', 40, limits, 'vertical')).toBe(70)
})

test('the bar follows the pointer, and nothing happens in a room without a size', () => {
  expect(shareAt(350, 100, 500, limits)).toBe(50)
  expect(shareAt(1000, 100, 500, limits)).toBe(70)
  expect(shareAt(100, 100, 0, limits)).toBeUndefined()
})
