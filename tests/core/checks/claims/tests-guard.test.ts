import { expect, test } from 'vitest'
import { BUILDER, find, workOf } from '../work-of.ts'

const claim = { stage: 'build2', after: 'builder' }
const guard = (lines: string) =>
  find('testsGuard', claim, workOf({ Dockerfile: `${BUILDER}FROM builder AS build2\n${lines}\nFROM nginx\n` }))

test.each([
  'RUN npm ci\nRUN npm test',
  'RUN npm install && npm run test',
  'RUN npm ci; npm test',
  'RUN npm ci\nRUN ["npx", "vitest", "run"]',
  'RUN npm ci\nRUN set -e; npm test; echo done',
  'RUN npm ci\nRUN npm test || exit 1',
])('stops when a test fails: %j', (lines) => {
  expect(guard(lines)).toMatchObject({ status: 'pass' })
})

test.each([
  'npm test || true',
  'npm test; exit 0',
  'npm test; echo done',
  'if npm test; then :; fi',
  'npm test & wait',
  '! npm test',
])('lets it through: %j', (command) => {
  expect(guard(`RUN npm ci\nRUN ${command}`).status).not.toBe('pass')
})

test('a swallowed failure is shown at its RUN', () => {
  expect(guard('RUN npm ci\nRUN npm test || true')).toMatchObject({ at: { line: 9 }, facts: { tests: 'swallowed' } })
})

test('no tests, and tests that only a container would run', () => {
  expect(guard('RUN npm ci')).toMatchObject({ facts: { tests: 'not-run' } })
  expect(guard('RUN npm ci\nCMD npm test')).toMatchObject({ facts: { tests: 'not-run' } })
})

test('the runner is not installed', () => {
  expect(guard('RUN npm test')).toMatchObject({ status: 'fail', facts: { error: 'run-failed' } })
})
