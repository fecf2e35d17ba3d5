import { expect, test } from 'vitest'
import { find, workOf } from '../work-of.ts'

const token = (lines: string) =>
  find(
    'secret',
    { name: 'NPM_TOKEN', to: 'install' },
    workOf({ Dockerfile: `FROM node:22-alpine\nWORKDIR /app\nCOPY . .\n${lines}\n` }),
  )

test.each([
  'RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci',
  'RUN --mount=type=secret,id=npm,required NPM_TOKEN=$(cat /run/secrets/npm) npm ci',
  'RUN --mount=type=secret,id=rc,target=/root/.npmrc npm ci',
  'RUN --mount=type=secret,id=t export NPM_TOKEN="$(cat /run/secrets/t)" && npm ci',
  'RUN --mount=type=secret,id=t cp /run/secrets/t .npmrc && npm ci && rm .npmrc',
])('reaches the install and stays nowhere: %s', (lines) => {
  expect(token(lines)).toMatchObject({ status: 'pass' })
})

test.each([
  ['RUN npm ci', { secret: 'missing' }],
  ['ARG NPM_TOKEN\nRUN npm ci', { secret: 'arg' }],
  ['ENV NPM_TOKEN=abc\nRUN npm ci', { secret: 'env' }],
  ['RUN --mount=type=secret,id=t true\nRUN npm ci', { secret: 'not-to-install' }],
  ['RUN --mount=type=secret,id=t cp /run/secrets/t .npmrc && npm ci', { leak: 'file' }],
  ['RUN --mount=type=secret,id=t cp /run/secrets/t .npmrc && npm ci\nRUN rm .npmrc', { leak: 'file' }],
])('does not, or is left behind: %j', (lines, facts) => {
  expect(token(lines)).toMatchObject({ status: 'fail', facts })
})

test('a stage that nobody needs is looked into as well', () => {
  const lines =
    'RUN --mount=type=secret,id=t,env=T npm ci\nFROM alpine AS kept\nRUN --mount=type=secret,id=t cp /run/secrets/t /t\nFROM alpine'
  expect(token(lines)).toMatchObject({ facts: { leak: 'file' } })
})

test('the id may come from an argument, and a later stage may require a secret of its own', () => {
  expect(token('ARG ID=t\nRUN --mount=type=secret,id=$ID,env=T npm ci')).toMatchObject({ status: 'pass' })
  const two = 'RUN --mount=type=secret,id=a,env=T,required npm ci\nRUN --mount=type=secret,id=b,required true'
  expect(token(two)).toMatchObject({ status: 'pass' })
})
