import { expect, test } from 'vitest'
import { newsOf, withNews } from '@/components/room/progress-report.ts'
import type { CheckVerdict } from '@/core/checks/verdict.ts'

const verdict = (id: string, status: CheckVerdict['status'], message = ''): CheckVerdict => ({
  id,
  title: id,
  status,
  message,
  hints: [],
})
const work = (checks: readonly CheckVerdict[], tried = true, typing = false) => ({
  checks: Object.fromEntries(checks.map((one) => [one.id, one])),
  tried,
  typing,
})

test('a lesson that was only opened has no failures: its checks are being worked on', () => {
  expect(newsOf({}, work([verdict('a', 'fail', 'No.'), verdict('b', 'pass')], false))).toEqual([
    { check: 'a', status: 'working' },
    { check: 'b', status: 'pass' },
  ])
})

test('after a try a failure is reported with its message, and again only when it changes', () => {
  const first = newsOf({}, work([verdict('a', 'fail', 'No.')]))
  expect(first).toEqual([{ check: 'a', status: 'fail', message: 'No.' }])
  const known = withNews({}, first)
  expect(newsOf(known, work([verdict('a', 'fail', 'No.')]))).toEqual([])
  expect(newsOf(known, work([verdict('a', 'fail', 'Not that.')]))).toEqual([
    { check: 'a', status: 'fail', message: 'Not that.' },
  ])
  expect(newsOf(known, work([verdict('a', 'pass')]))).toEqual([{ check: 'a', status: 'pass' }])
})

test('while somebody types, and where the engine cannot tell, nothing fails', () => {
  expect(newsOf({}, work([verdict('a', 'fail', 'No.')], true, true))).toEqual([{ check: 'a', status: 'working' }])
  expect(newsOf({}, work([verdict('a', 'unknown', 'Who knows.')]))).toEqual([{ check: 'a', status: 'working' }])
})
