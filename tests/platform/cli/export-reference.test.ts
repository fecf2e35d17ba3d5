import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DOCUMENTS } from '@/platform/cli/schema.ts'
import { git, hasGit, unpackTar } from '../take-home-folder.ts'
import { json, stagecraft, temporaryFolder } from './command-line.ts'

test('export --reference writes the finished repository for the choices made', async () => {
  const folder = temporaryFolder()
  const choices = ['--manager', 'pnpm', '--image', 'nginx', '--port', '9000']
  const { code, document } = await json(['export', '--reference', ...choices, '--out', join(folder, 'app')])
  expect(code).toBe(0)
  const { commits, files } = DOCUMENTS.export.parse(document)
  expect(commits).toEqual(['The starter app', 'The finished reference'])
  expect(files).toContain('.github/workflows/ci.yml')
  const dockerfile = readFileSync(join(folder, 'app', 'Dockerfile'), 'utf8')
  expect(dockerfile).toMatch(/^FROM nginx:[\d.]+-alpine AS production$/m)
  expect(dockerfile).toContain('EXPOSE 9000')
  expect(existsSync(join(folder, 'app', 'pnpm-lock.yaml'))).toBe(true)
  expect(existsSync(join(folder, 'app', 'package-lock.json'))).toBe(false)
})

test.skipIf(!hasGit)('the reference’s repository is clean for real git', async () => {
  const folder = temporaryFolder()
  await stagecraft(['export', '--reference', '--out', join(folder, 'app.tar.gz')])
  const app = unpackTar(join(folder, 'app.tar.gz'), join(folder, 'tar'))
  expect(git(app, 'status', '--porcelain')).toBe('')
  expect(
    git(app, 'fsck', '--strict')
      .replace(/^.*(Checking|notice).*$/gm, '')
      .trim(),
  ).toBe('')
  expect(git(app, 'log', '--format=%s').trim().split('\n')).toEqual(['The finished reference', 'The starter app'])
})

test.each([
  [['--manager', 'bun'], '--manager is one of npm, yarn, pnpm, not "bun"'],
  [['--image', 'apache'], '--image is one of official, unprivileged, not "apache"'],
  [['--port', '80'], '--port 80: the port is a whole number from 1024'],
  [['--lesson', 'nginx-stage'], '--reference is the finished repository'],
])('a choice that does not exist, %j, is wrong usage', async (args, message) => {
  const ran = await stagecraft(['export', '--reference', ...args, '--out', 'x.zip'])
  expect(ran.code).toBe(2)
  expect(ran.err).toContain(message)
})

test('a choice without --reference is wrong usage', async () => {
  const ran = await stagecraft(['export', '--port', '9000', '--out', 'x.zip'])
  expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('--port is a choice of --reference')])
})
