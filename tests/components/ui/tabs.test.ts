import { expect, test } from 'vitest'
import { nextIndex } from '@/components/ui/tabs.tsx'

test('arrow keys go from tab to tab, and the ends of the row meet', () => {
  expect([nextIndex('ArrowRight', 0, 3), nextIndex('ArrowRight', 2, 3)]).toEqual([1, 0])
  expect([nextIndex('ArrowLeft', 1, 3), nextIndex('ArrowLeft', 0, 3)]).toEqual([0, 2])
})

test('Home and End go to the ends, other keys nowhere', () => {
  expect([nextIndex('Home', 2, 3), nextIndex('End', 0, 3), nextIndex('a', 1, 3)]).toEqual([0, 2, undefined])
})
