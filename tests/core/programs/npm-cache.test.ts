import { expect, test } from 'vitest'
import { lookup } from '@/core/files/tree.ts'
import { weigh } from '@/core/files/weigh.ts'
import type { Ran } from '../shell/run.ts'
import { runApp } from './fixture.ts'

const PRODUCTION = 4000 + 600
const ALL = 6000 + 900

function weight({ tree }: Ran, path: string): number | undefined {
  const found = lookup(tree, path)
  return found.kind === 'found' ? weigh(found.node).bytes : undefined
}

test('an install leaves its downloads in the cache of its user', () => {
  expect(weight(runApp('npm ci --omit=dev'), '/root/.npm/_cacache')).toBe(PRODUCTION)
  expect(weight(runApp('npm ci'), '/root/.npm/_cacache')).toBe(ALL)
  expect(weight(runApp('npm install'), '/root/.npm')).toBe(ALL + 50)
})

test('what is in the cache is not fetched a second time', () => {
  expect(weight(runApp('npm ci --omit=dev && npm ci && npm ci'), '/root/.npm/_cacache')).toBe(ALL)
})

test.each(['npm ci --cache /tmp/kept', 'npm_config_cache=/tmp/kept npm ci', 'echo cache=/tmp/kept > .npmrc && npm ci'])(
  '%s keeps it elsewhere',
  (script) => {
    const ran = runApp(script)
    expect(weight(ran, '/tmp/kept/_cacache')).toBe(ALL)
    expect(weight(ran, '/root/.npm')).toBeUndefined()
  },
)

test.each(['npm cache clean --force', 'rm -rf /root/.npm/_cacache', 'rm -rf ~/.npm/_cacache/*', 'rm -rf /root/.npm'])(
  '%s takes the downloads away',
  (script) => {
    expect(weight(runApp(`npm ci && ${script}`), '/root/.npm/_cacache') ?? 0).toBe(0)
  },
)

test('every run of npm leaves a log, one that prints its version does not', () => {
  expect(weight(runApp('npm run build; npm run build'), '/root/.npm/_logs')).toBe(16)
  expect(weight(runApp('npm run build', { env: { npm_config_logs_max: '0' } }), '/root/.npm/_logs')).toBeUndefined()
  expect(weight(runApp('npm --version'), '/root/.npm')).toBeUndefined()
})

test('the names of downloads are not known, other names are', () => {
  const { tree } = runApp('npm ci')
  expect(lookup(tree, '/root/.npm/_cacache/content-v2/sha512').kind).toBe('unknown')
  expect(lookup(tree, '/root/.npm/_npx').kind).toBe('absent')
  expect(runApp('npm ci && ls /root/.npm').out).toContain('_cacache\n_logs\n')
})

test('npm cannot install where it may not make its cache', () => {
  const tree = runApp('chown -R 1000:1000 /app').tree
  const ran = runApp('npm ci', { uid: 1000, tree })
  expect(ran.code).toBe(1)
  expect(ran.err).toContain('npm error Your cache folder contains root-owned files, due to a bug in')
})
