/** How long a step took when it was recorded: only what a recorded run said of itself. */
import type { Operation } from '@/core/build/result.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { Evidence, Figure } from '@/core/text/evidence.ts'

const NOT_RECORDED: Figure = {
  value: undefined,
  unit: 'seconds',
  evidence: { kind: 'unsupported', why: 'how long this step takes is not recorded' },
}

/** Programs that a step runs one after the other add up; a part without a record makes the whole "at least". */
export function durationOf(operation: Operation | undefined, apps: readonly AppRecord[]): Figure {
  let value: number | undefined
  let evidence: Evidence = NOT_RECORDED.evidence
  for (const line of operation?.output ?? []) {
    const seconds = secondsIn(line)
    const record = seconds === undefined ? undefined : recordWith(line, apps)
    if (seconds === undefined || record === undefined) continue
    value = (value ?? 0) + seconds
    evidence = record
  }
  return value === undefined ? NOT_RECORDED : { value, unit: 'seconds', evidence }
}

/** As Vite, Vitest and oxlint print it. */
function secondsIn(line: string): number | undefined {
  const found = /(?:\bin|Duration)\s+(\d+(?:\.\d+)?)(ms|s)\b/.exec(line)
  if (found === null) return undefined
  return found[2] === 'ms' ? Number(found[1]) / 1000 : Number(found[1])
}

function recordWith(line: string, apps: readonly AppRecord[]): Evidence | undefined {
  for (const app of apps) {
    const records = [app.build, app.test, ...(app.lint === undefined ? [] : [app.lint])]
    const found = records.find((record) => record.output.includes(line))
    if (found !== undefined) return found.evidence
  }
  return undefined
}
