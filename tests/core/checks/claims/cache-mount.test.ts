import { expect, test } from 'vitest'
import { find, workOf } from '../work-of.ts'

const install = (run: string, more = '', files: Record<string, string> = {}) =>
  find(
    'cacheMount',
    { of: 'install' },
    workOf({ Dockerfile: `FROM node:22-alpine\nWORKDIR /app\nCOPY . .\n${more}RUN ${run}\n`, ...files }),
  )

test.each([
  '--mount=type=cache,target=/root/.npm npm ci',
  '--mount=target=/root/.npm,type=cache npm install --omit=dev',
  '--mount=type=cache,dst=/root/.npm/_cacache npm ci',
  '--mount=type=cache,target=/x npm ci --cache=/x',
  '--mount=type=cache,target=/x npm_config_cache=/x npm ci',
  '--mount=type=cache,target=/usr/local/share/.cache/yarn yarn install --frozen-lockfile',
  '--mount=type=cache,target=/y YARN_CACHE_FOLDER=/y yarn',
])('keeps its downloads in the mount: %s', (run) => {
  expect(install(run).status).not.toBe('fail')
})

test.each([
  ['npm ci', 'missing'],
  ['--mount=type=tmpfs,target=/root/.npm npm ci', 'missing'],
  ['--mount=type=cache,target=/tmp/cache npm ci', 'elsewhere'],
  ['--mount=type=cache,target=/root/.npm yarn', 'elsewhere'],
  ['--mount=type=cache,target=node_modules npm ci', 'modules'],
  ['--mount=type=cache,target=/root/.npm npm ci --offline', 'offline'],
])('does not: %s', (run, mount) => {
  expect(install(run)).toMatchObject({ status: 'fail', at: { line: 4 }, facts: { mount } })
})

test('the cache is where the app’s .npmrc says', () => {
  const run = '--mount=type=cache,target=/downloads npm ci'
  expect(install(run, '', { '.npmrc': 'cache=/downloads\n' })).toMatchObject({ status: 'pass' })
})

test('another user has another home', () => {
  const user = 'RUN chown -R node /app\nUSER node\n'
  expect(install('--mount=type=cache,target=/root/.npm npm ci', user)).toMatchObject({ facts: { mount: 'elsewhere' } })
  expect(install('--mount=type=cache,target=/home/node/.npm,uid=1000 npm ci', user)).toMatchObject({ status: 'pass' })
})
