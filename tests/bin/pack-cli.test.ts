import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const project = fileURLToPath(new URL('../..', import.meta.url))
const { INIT_CWD: _, ...env } = process.env

function run(command: string, args: readonly string[], cwd: string) {
  const ran = spawnSync(command, args, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' })
  return { code: ran.status, out: ran.stdout, err: ran.stderr }
}

test('the packed command line installs without a network, and lists, lints, starts, solves and checks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-packed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  expect(run(process.execPath, [join(project, 'bin', 'pack-cli.mjs'), folder], folder).err).toBe('')
  const tarball = readdirSync(folder).find((name) => /^stagecraft-cli-\d+\.\d+\.\d+\.tgz$/.test(name))!
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund']
  expect(run('npm', ['install', ...flags, `./${tarball}`], folder).code).toBe(0)
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['stagecraft-cli'])
  const program = join(folder, 'node_modules', 'stagecraft-cli', 'bin', 'stagecraft.mjs')
  const stagecraft = (...args: string[]) => run(process.execPath, [program, ...args], folder)

  expect(stagecraft('lessons').out).toContain('name-the-stage')
  writeFileSync(join(folder, 'Dockerfile'), 'FROM node:22-alpine AS Builder\n')
  expect(stagecraft('lint', '.', '--strict').code).toBe(1)
  expect(stagecraft('start', 'name-the-stage', '--dir', 'work').code).toBe(0)
  expect(readFileSync(join(folder, 'work', '.gitignore'), 'utf8')).toBe(
    readFileSync(join(project, 'starter-react-app', '.gitignore'), 'utf8'),
  )
  expect(stagecraft('check', 'name-the-stage', '--dir', 'work').code).toBe(1)
  expect(stagecraft('solve', 'name-the-stage', '--dir', 'work').code).toBe(0)
  expect(stagecraft('check', 'name-the-stage', '--dir', 'work').code).toBe(0)
}, 240_000)

test('the finished repository carries the command line, and its workflow’s own line accepts its Dockerfile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-reference-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const own = (...args: string[]) => run(process.execPath, [join(project, 'bin', 'stagecraft.mjs'), ...args], folder)
  expect(own('export', '--reference', '--out', 'app').code).toBe(0)
  const workflow = readFileSync(join(folder, 'app', '.github', 'workflows', 'ci.yml'), 'utf8')
  const line = /run: (npx .*)/.exec(workflow)?.[1] ?? ''
  expect(line).toBe('npx --yes ./tools/stagecraft-cli.tgz lint . --strict --format github')
  const [command = '', ...args] = line.split(' ')
  const { code, out } = run(command, ['--offline', ...args], join(folder, 'app'))
  expect({ code, out }).toEqual({ code: 0, out: '' })
  writeFileSync(join(folder, 'app', 'Dockerfile'), 'FROM node:22-alpine AS Builder\n')
  const bad = run(command, ['--offline', ...args], join(folder, 'app'))
  expect(bad.code).toBe(1)
  expect(bad.out).toMatch(/^::warning file=Dockerfile,line=1,/)
}, 240_000)
