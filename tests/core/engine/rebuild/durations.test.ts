import { expect, test } from 'vitest'
import { durationOf } from '@/core/engine/rebuild/durations.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { buildOf } from '../../build/build-of.ts'

const [, run] = buildOf('FROM alpine\nRUN true').operations
const printing = (output: readonly string[]) => ({ ...run!, output })

test('a time is what a recorded run said of itself, with its source', () => {
  const line = starterRecord.build.output.find((each) => each.includes('built in'))!
  const seconds = Number(/in ([\d.]+)s/.exec(line)![1])
  expect(durationOf(printing(['', line]), [starterRecord])).toEqual({
    value: seconds,
    unit: 'seconds',
    evidence: starterRecord.build.evidence,
  })
  const both = durationOf(printing([line, ...starterRecord.test.output]), [starterRecord])
  expect(both.value).toBeGreaterThan(seconds)
})

test('a line that no record holds is no time, however much it looks like one', () => {
  expect(durationOf(printing(['✓ built in 9.99s']), [starterRecord]).value).toBeUndefined()
  expect(durationOf(printing([]), [starterRecord]).value).toBeUndefined()
  expect(durationOf(undefined, [starterRecord]).value).toBeUndefined()
})
