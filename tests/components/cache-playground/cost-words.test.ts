import { expect, test } from 'vitest'
import { costWords, timeWords } from '@/components/cache-playground/cost-words.ts'

const seconds = (value: number | undefined) => ({ value, unit: 'seconds', evidence: { kind: 'computed' } }) as const
const steps = Array.from({ length: 8 }, () => ({})) as never

test('steps are counted, and times claimed only where they are recorded', () => {
  const cost = { runs: 3, hits: 5, seconds: seconds(3.21), untimed: 2 }
  expect(costWords({ cost, steps, what: ['x'] })).toBe('3 of 8 steps run again.')
  expect(timeWords(cost)).toBe('3.2 s when recorded, and 2 steps whose time is not recorded.')
  expect(timeWords({ ...cost, untimed: 0 })).toBe('3.2 s when recorded.')
  expect(timeWords({ ...cost, seconds: seconds(undefined) })).toBe('Their times are not recorded.')
})

test('when nothing runs again there is no time to speak of', () => {
  const cost = { runs: 0, hits: 8, seconds: seconds(0), untimed: 0 }
  expect(costWords({ cost, steps, what: ['x'] })).toContain('every step is a hit')
  expect(costWords({ cost, steps, what: [] })).toContain('Built once more')
  expect(timeWords(cost)).toBe('')
})
