import { expect, test } from 'vitest'
import { humanDuration, humanSize } from '@/core/terminal/units.ts'

test.each([
  [0, '0B'],
  [999, '999B'],
  [55_590_000, '55.6MB'],
  [62_900_000, '62.9MB'],
  [1_130_000_000, '1.13GB'],
  [348_000_000, '348MB'],
  [1_000_000, '1MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(humanSize(bytes)).toBe(text)
})

test.each([
  [400, 'Less than a second'],
  [1_000, '1 second'],
  [59_000, '59 seconds'],
  [60_000, 'About a minute'],
  [180_000, '3 minutes'],
  [3_600_000, 'About an hour'],
  [47 * 3_600_000, '47 hours'],
  [49 * 3_600_000, '2 days'],
  [15 * 86_400_000, '2 weeks'],
  [61 * 86_400_000, '2 months'],
  [800 * 86_400_000, '2 years'],
])('%d milliseconds read %s', (milliseconds, text) => {
  expect(humanDuration(milliseconds)).toBe(text)
})
