/** What a learner's page tells the room: each check's standing when it changes. A failure counts only once the learner has tried. */
import type { CheckVerdict } from '@/core/checks/verdict.ts'
import type { ReportedCheck } from '@/core/room/event.ts'

/** As last reported, by check. */
export type Reported = Readonly<Record<string, ReportedCheck>>

export interface Work {
  readonly checks: Readonly<Record<string, CheckVerdict>>
  /** Something was changed or run since the lesson was opened. */
  readonly tried: boolean
  /** In the middle of typing: what failed before is being worked on. */
  readonly typing: boolean
}

/** What is new, in the order of the checks. */
export function newsOf(before: Reported, work: Work): readonly ReportedCheck[] {
  return Object.values(work.checks)
    .map((verdict) => reportOf(verdict, work))
    .filter((report) => !isSame(before[report.check], report))
}

export function withNews(before: Reported, news: readonly ReportedCheck[]): Reported {
  return { ...before, ...Object.fromEntries(news.map((report) => [report.check, report])) }
}

function reportOf({ id, status, message }: CheckVerdict, { tried, typing }: Work): ReportedCheck {
  if (status === 'pass') return { check: id, status: 'pass' }
  // What was never begun, what is being typed, and what the engine cannot tell is no failure of the learner's.
  if (!tried || typing || status === 'unknown') return { check: id, status: 'working' }
  return { check: id, status: 'fail', message }
}

function isSame(before: ReportedCheck | undefined, now: ReportedCheck): boolean {
  return before?.status === now.status && before.message === now.message
}
