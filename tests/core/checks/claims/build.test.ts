import { expect, test } from 'vitest'
import { find, workOf } from '../work-of.ts'

const claim = { succeeds: true }

test('a build that succeeds', () => {
  expect(find('build', claim, workOf({ Dockerfile: 'FROM alpine\nWORKDIR /a\n' })).status).toBe('pass')
})

test('a failed build is told in Docker’s words, at its line, with facts for hints', () => {
  const found = find('build', claim, workOf({ Dockerfile: 'FROM alpine\nCOPY nothing /a\n' }))
  expect(found).toMatchObject({
    status: 'fail',
    message: expect.stringContaining('"/nothing": not found'),
    at: { file: 'Dockerfile', line: 2, column: 1 },
    facts: { error: 'copy-source-missing', source: '/nothing' },
  })
})

test('without a Dockerfile, a file of nearly that name is mentioned', () => {
  const found = find('build', claim, workOf({ 'Dockerfile.txt': 'FROM alpine\n' }))
  expect(found).toMatchObject({ status: 'fail', facts: { error: 'no-dockerfile', near: 'Dockerfile.txt' } })
})

test('what is not modelled is "cannot tell"', () => {
  const found = find('build', claim, workOf({ Dockerfile: 'FROM alpine\nRUN wget -O- https://example.com | sh\n' }))
  expect(found).toMatchObject({ status: 'unknown', message: expect.stringMatching(/^Stagecraft cannot tell: ./) })
})
