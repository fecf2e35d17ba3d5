import { expect, test } from 'vitest'
import { judgeCheck } from '@/core/checks/judge.ts'
import { workOf } from './work-of.ts'

const hints = [
  { when: { error: 'copy-source-missing', source: '/buil*' }, say: 'for a missing build folder' },
  { when: { error: 'copy-source-missing', source: ['/other', '/none'] }, say: 'for other sources' },
  { when: { text: { file: 'Dockerfile', matches: '^MAINTAINER' } }, say: 'for a maintainer' },
  { say: 'a nudge' },
  { say: 'nearly the answer' },
]
const builds = { id: 'builds', title: 'It builds', build: { succeeds: true }, hints }
const base = { id: 'base', title: 'It is nginx', base: { is: 'nginx' }, hints }

test('the hint for the mistake made comes first, then from nudge to nearly the answer', () => {
  const verdict = judgeCheck(builds, workOf({ Dockerfile: 'FROM nginx\nCOPY build /x\n' }))
  expect(verdict.hints).toEqual(['for a missing build folder', 'a nudge', 'nearly the answer'])
  expect(verdict.hint).toBe('for a missing build folder')
})

test('without a fitting condition it is the nudge', () => {
  expect(judgeCheck(builds, workOf({ Dockerfile: 'FROM nginx\nCOPY nothing /x\n' })).hint).toBe('a nudge')
})

test('a condition may look at a file', () => {
  expect(judgeCheck(builds, workOf({ Dockerfile: 'FROM nginx\nMAINTAINER me\nCOPY x /x\n' })).hint).toBe(
    'for a maintainer',
  )
})

test('where the build stops, a check about the image does not lead astray', () => {
  const verdict = judgeCheck(base, workOf({ Dockerfile: 'FROM alpine\nCOPY nothing /x\n' }))
  expect(verdict.hint).toMatch(/until the build succeeds/)
})

test('"cannot tell" comes with the reason, and no hint that claims a mistake', () => {
  const verdict = judgeCheck(builds, workOf({ Dockerfile: 'FROM nginx\nRUN wget -O- https://example.com | sh\n' }))
  expect(verdict).toMatchObject({ status: 'unknown', hint: expect.stringMatching(/does not model/) })
})

test('what passes has no hints', () => {
  expect(judgeCheck(builds, workOf({ Dockerfile: 'FROM nginx\nWORKDIR /x\n' }))).toMatchObject({
    status: 'pass',
    hints: [],
  })
})
