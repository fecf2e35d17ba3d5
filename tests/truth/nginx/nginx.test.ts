/** The engine against real nginx: every case against what was recorded, and against the real one where there is one. */
import { describe, expect, test } from 'vitest'
import { answerCase } from '@/core/nginx/case.ts'
import { readCases, readRecorded, writeRecorded } from './cases.ts'
import { compare } from './compare.ts'
import { observedOf } from './observed.ts'
import { provideNginx } from './provide.ts'
import { askRealNginx } from './real-nginx.ts'

const provided = provideNginx()
const cases = readCases()
const records = process.env.STAGECRAFT_RECORD === '1' && provided.kind === 'nginx'

describe('as recorded', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (name, { input }) => {
    if (records && provided.kind === 'nginx') {
      const seen = askRealNginx(input, provided.binary)
      writeRecorded(name, { command: 'nginx -p /etc/nginx/ -t, then the requests', version: provided.version, ...seen })
    }
    const recorded = readRecorded(name)
    expect(recorded, `${name} is not recorded: STAGECRAFT_RECORD=1 records it`).toBeDefined()
    const ours = observedOf(answerCase({ ...input, version: recorded!.version }))
    expect(compare(input, recorded!, ours).differences).toEqual([])
  })

  test('there are enough cases, and hardly any answer is left open', () => {
    const count = (kind: string) => cases.filter((one) => one.name.startsWith(kind)).length
    expect(count('refused')).toBeGreaterThanOrEqual(60)
    expect(count('accepted')).toBeGreaterThanOrEqual(60)
    for (const { name, input } of cases)
      if (name.startsWith('accepted')) expect(input.requests?.length, name).toBeGreaterThanOrEqual(10)
    const open = cases.flatMap(({ name, input }) => {
      const recorded = readRecorded(name)!
      return compare(input, recorded, observedOf(answerCase({ ...input, version: recorded.version }))).notSimulated
    })
    expect(open.length).toBeLessThan(40)
  })
})

const skip = provided.kind === 'missing'
const title = skip ? `as real nginx does now (skipped: ${provided.why})` : 'as real nginx does now'

describe.skipIf(skip)(title, () => {
  // Every third case: recorded answers cover the rest, and each takes a third of a second.
  test.each(cases.filter((_, at) => at % 3 === 0).map((one) => [one.name, one] as const))('%s', (_name, { input }) => {
    if (provided.kind !== 'nginx') return
    const real = askRealNginx(input, provided.binary)
    const ours = observedOf(answerCase({ ...input, version: provided.version }))
    expect(compare(input, real, ours).differences).toEqual([])
  })
})
