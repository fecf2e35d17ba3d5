/** When a verdict is shown: what passes at once, what fails only once the learner pauses. Nothing flickers while typing. */
import type { CheckVerdict, LessonVerdict } from '@/core/checks/verdict.ts'

export interface ShownVerdict {
  readonly checks: Readonly<Record<string, CheckVerdict>>
  readonly passed: boolean
}

export const NOTHING_SHOWN: ShownVerdict = { checks: {}, passed: false }

/** `vouched` names checks the learner looked at with a real Docker: where the engine cannot tell, that is enough. `quiet` is true when the learner is not in the middle of typing. */
export function showNext(
  before: ShownVerdict,
  verdict: LessonVerdict,
  quiet: boolean,
  vouched: readonly string[] = [],
): ShownVerdict {
  const pairs = verdict.checks.map((check) => [check.id, pick(before.checks[check.id], check, quiet)] as const)
  const checks = Object.fromEntries(pairs)
  const all = [...verdict.checks, ...Object.values(checks)]
  return { checks, passed: all.every((check) => holds(check, vouched)) }
}

export function holds({ id, status }: CheckVerdict, vouched: readonly string[]): boolean {
  return status === 'pass' || (status === 'unknown' && vouched.includes(id))
}

function pick(before: CheckVerdict | undefined, now: CheckVerdict, quiet: boolean): CheckVerdict {
  return now.status === 'pass' || quiet || !before ? now : before
}

/** What a screen reader is told; undefined when no check changed its status, and for the first verdict of a page. */
export function announcementOf(before: ShownVerdict, after: ShownVerdict): string | undefined {
  if (Object.keys(before.checks).length === 0) return undefined
  const changed = Object.values(after.checks).filter((check) => before.checks[check.id]?.status !== check.status)
  if (changed.length === 0) return undefined
  if (after.passed) return 'All checks of this lesson pass.'
  return changed.map(sentence).join(' ')
}

function sentence(check: CheckVerdict): string {
  switch (check.status) {
    case 'pass':
      return `Passed: ${check.title}.`
    case 'fail':
      return `Not yet: ${check.title}. ${check.message}`
    case 'unknown':
      return `Cannot tell: ${check.title}. ${check.message}`
  }
}
