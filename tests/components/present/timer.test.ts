import { expect, test } from 'vitest'
import { behind, clock, elapsed, HELD, held, plannedUntil, started } from '@/components/present/timer.ts'

test('the clock runs from its start, holds, and goes on where it was', () => {
  const running = started(HELD, 1000)
  expect(elapsed(running, 61_000)).toBe(60_000)
  const stopped = held(running, 61_000)
  expect(elapsed(stopped, 999_000)).toBe(60_000)
  expect(elapsed(started(stopped, 100_000), 101_000)).toBe(61_000)
})

test('setting a running clock going changes nothing; a clock of the system set back does not run backwards', () => {
  const running = started(HELD, 1000)
  expect(started(running, 5000)).toBe(running)
  expect(elapsed(running, 500)).toBe(0)
})

test('time is read as minutes and seconds, with hours when there are some', () => {
  expect([0, 65_000, 3_725_000].map(clock)).toEqual(['0:00', '1:05', '1:02:05'])
})

test('the plan adds up to the slide one is at, and says when one is over it', () => {
  const slides = [{ minutes: 1 }, { minutes: undefined }, { minutes: 2.5 }]
  expect([0, 1, 2].map((slide) => plannedUntil(slides, slide))).toEqual([1, 1, 3.5])
  expect(behind(59_000, 1)).toBeUndefined()
  expect(behind(75_000, 1)).toBe('0:15 over the plan')
  expect(behind(75_000, 0)).toBeUndefined()
})
