/** The image of Stagecraft itself, by the rules it teaches. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { isIgnored } from '@/core/dockerignore/match.ts'
import { parseIgnore } from '@/core/dockerignore/parse-ignore.ts'
import { DOCUMENTS } from '@/platform/cli/schema.ts'
import { json, project } from './command-line.ts'

test('our own lint finds nothing in it, not even a remark', async () => {
  const { code, document } = await json(['lint', project, '--strict'])
  expect(DOCUMENTS.lint.parse(document).diagnostics).toEqual([])
  expect(code).toBe(0)
}, 120_000)

const { patterns } = parseIgnore(readFileSync(join(project, '.dockerignore'), 'utf8'))

test.each([
  'app/page.tsx',
  'bin/build.mjs',
  'content/course.yaml',
  'content/lessons/04-dockerignore/start/add/node_modules/react/package.json',
  'docs/cli.md',
  'docs/rules/dockerfile/root-user.md',
  'instrumentation.server.ts',
  'LICENSE',
  'next.config.ts',
  'package-lock.json',
  'public/icon.svg',
  'starter-react-app/package-lock.json',
  'starter-react-app/.gitignore',
])('%s is in the build context', (path) => {
  expect(isIgnored(patterns, path)).toBe(false)
})

test.each([
  '.git/HEAD',
  '.next/standalone/server.js',
  '.env',
  'data/rooms/PG_VERSION',
  'node_modules/next/package.json',
  'public/starter.tar.gz',
  'public/starter-react-app.git/HEAD',
  'public/take-home/npm-official.tar.gz',
  'starter-react-app/node_modules/react/package.json',
  'starter-react-app/build/index.html',
  'tests/core/text/ranges.test.ts',
  'tsconfig.tsbuildinfo',
])('%s stays out of it', (path) => {
  expect(isIgnored(patterns, path)).toBe(true)
})

test('Compose runs it read-only, without capabilities, and keeps the rooms', () => {
  const { services, volumes } = parse(readFileSync(join(project, 'compose.yaml'), 'utf8'))
  expect(services.site).toMatchObject({ read_only: true, cap_drop: ['ALL'], volumes: ['rooms:/data'] })
  expect(volumes).toEqual({ rooms: null })
})
