import { expect, test } from 'vitest'
import { announcementOf, NOTHING_SHOWN, showNext } from '@/components/workbench/patience.ts'
import type { CheckStatus, LessonVerdict } from '@/core/checks/verdict.ts'

function verdict(statuses: Readonly<Record<string, CheckStatus>>, message = 'because'): LessonVerdict {
  const checks = Object.entries(statuses).map(([id, status]) => ({
    id,
    title: `Check ${id}`,
    status,
    message,
    hints: [],
  }))
  return { lesson: 'x', passed: checks.every((check) => check.status === 'pass'), checks }
}

const statuses = (shown: ReturnType<typeof showNext>) => Object.values(shown.checks).map((check) => check.status)

test('the first verdict is shown whole', () => {
  expect(statuses(showNext(NOTHING_SHOWN, verdict({ a: 'fail', b: 'pass' }), false))).toEqual(['fail', 'pass'])
})

test('a pass shows at once, while typing', () => {
  const before = showNext(NOTHING_SHOWN, verdict({ a: 'fail' }), true)
  expect(statuses(showNext(before, verdict({ a: 'pass' }), false))).toEqual(['pass'])
})

test('a new failure waits for a pause', () => {
  const before = showNext(NOTHING_SHOWN, verdict({ a: 'pass' }), true)
  const typing = showNext(before, verdict({ a: 'fail' }), false)
  expect(statuses(typing)).toEqual(['pass'])
  expect(typing.passed).toBe(false)
  expect(statuses(showNext(typing, verdict({ a: 'fail' }), true))).toEqual(['fail'])
})

test('the words of a failure do not change while typing', () => {
  const before = showNext(NOTHING_SHOWN, verdict({ a: 'fail' }, 'first'), true)
  expect(showNext(before, verdict({ a: 'fail' }, 'second'), false).checks.a?.message).toBe('first')
  expect(showNext(before, verdict({ a: 'fail' }, 'second'), true).checks.a?.message).toBe('second')
})

test('nothing is announced when no check changed its status', () => {
  const before = showNext(NOTHING_SHOWN, verdict({ a: 'fail' }, 'first'), true)
  expect(announcementOf(before, showNext(before, verdict({ a: 'fail' }, 'second'), true))).toBeUndefined()
})

test('changes of one pause are one announcement', () => {
  const before = showNext(NOTHING_SHOWN, verdict({ a: 'fail', b: 'pass', c: 'fail' }), true)
  const after = showNext(before, verdict({ a: 'pass', b: 'fail', c: 'fail' }), true)
  expect(announcementOf(before, after)).toBe('Passed: Check a. Not yet: Check b. because')
})

test('a whole lesson passed is said as that', () => {
  const before = showNext(NOTHING_SHOWN, verdict({ a: 'fail', b: 'pass' }), true)
  expect(announcementOf(before, showNext(before, verdict({ a: 'pass', b: 'pass' }), true))).toBe(
    'All checks of this lesson pass.',
  )
})

test('what the learner vouched for counts where the engine cannot tell, and nowhere else', () => {
  const shown = (status: CheckStatus, vouched: readonly string[]) =>
    showNext(NOTHING_SHOWN, verdict({ a: 'pass', b: status }), true, vouched).passed
  expect([shown('unknown', ['b']), shown('unknown', []), shown('unknown', ['a']), shown('fail', ['b'])]).toEqual([
    true,
    false,
    false,
    false,
  ])
})
