import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { nameOf, portProblem } from '@/core/exporter/reference/choices.ts'
import { LOCKED_MANIFEST, recordedLockfile } from '@/core/exporter/reference/lockfiles.ts'
import { ACTIONS, NODE_IMAGE, SERVERS, SYNTAX } from '@/core/exporter/reference/versions.ts'
import { manifestDigest } from '@/core/images/record-digests.ts'
import { COMBINATIONS, projectOf, textOf } from './reference-evaluated.ts'

const each = test.each(COMBINATIONS.map((choices) => [nameOf(choices), choices] as const))
const standard = projectOf({ manager: 'npm', image: 'unprivileged', port: 8080 })
const yaml = (path: string) => parse(textOf(standard, path))
const workflow = () => yaml('.github/workflows/ci.yml')
type Step = { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> }

test('every version is exact: no image, action or tool floats', () => {
  for (const image of [SYNTAX, NODE_IMAGE, ...Object.values(SERVERS)])
    expect(image).toMatch(/:\d+\.\d+\.\d+(-alpine)?$/)
  for (const action of Object.values(ACTIONS)) expect(action).toMatch(/@v\d+\.\d+\.\d+$/)
  const froms = textOf(standard, 'Dockerfile').match(/^FROM \S+/gm)
  expect(froms).toEqual([`FROM ${NODE_IMAGE}`, 'FROM base', 'FROM dev', 'FROM base', `FROM ${SERVERS.unprivileged}`])
})

each('%s names its lockfile in the Dockerfile and in the allow-list, and carries that one alone', (_name, choices) => {
  const plan = projectOf(choices)
  const lockfile = { npm: 'package-lock.json', yarn: 'yarn.lock', pnpm: 'pnpm-lock.yaml' }[choices.manager]
  const lockfiles = plan.files.map(({ path }) => path).filter((path) => /lock/.test(path))
  expect(lockfiles).toEqual([lockfile])
  expect(textOf(plan, lockfile).length).toBeGreaterThan(10_000)
  expect(textOf(plan, 'Dockerfile')).toContain(` package.json ${lockfile} ./`)
  expect(textOf(plan, '.dockerignore')).toContain(`\n!${lockfile}\n`)
  expect(textOf(plan, 'compose.yaml')).toContain(`path: ${lockfile}\n`)
  expect(JSON.parse(textOf(plan, 'package.json')).packageManager?.split('@')[0]).toBe(
    choices.manager === 'npm' ? undefined : choices.manager,
  )
})

test('the recorded lockfiles are of the starter as it is, and name public registries only', () => {
  expect(LOCKED_MANIFEST, 'run `npm run record -- lockfiles`').toBe(
    manifestDigest(readFileSync('starter-react-app/package.json', 'utf8')),
  )
  const hosts = recordedLockfile('yarn').text.match(/https?:\/\/[^/]+/g)
  expect(new Set(hosts)).toEqual(new Set(['https://registry.yarnpkg.com']))
  expect(recordedLockfile('pnpm').text).not.toMatch(/https?:\/\//)
})

test('production runs read-only, without capabilities, and cannot gain any', () => {
  const { web } = yaml('compose.yaml').services
  expect(web).toMatchObject({
    build: { target: 'production' },
    read_only: true,
    tmpfs: ['/tmp'],
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    ports: ['8080:8080'],
  })
  expect(web.healthcheck.interval).toBe('30s')
})

test('development follows the editor: sources are synchronised, package.json and the lockfile rebuild', () => {
  const { dev } = yaml('compose.yaml').services
  expect(dev.build.target).toBe('dev')
  const watch: readonly { action: string; path: string }[] = dev.develop.watch
  const paths = (action: string) => watch.filter((each) => each.action === action).map((each) => each.path)
  expect(paths('rebuild')).toEqual(['package.json', 'package-lock.json'])
  expect(paths('sync')).toEqual(['./src', './public', './index.html'])
})

test('CI checks, tests, builds and smoke-tests every pull request, and can push from main only', () => {
  const { on, permissions, jobs } = workflow()
  expect(on).toEqual({ pull_request: null, push: { branches: ['main'] } })
  expect(permissions).toEqual({ contents: 'read' })
  expect(Object.keys(jobs)).toEqual(['image', 'publish'])
  const [image, publish]: readonly (readonly Step[])[] = [jobs.image.steps, jobs.publish.steps]
  expect(image!.some((step) => step.with?.call === 'check')).toBe(true)
  expect(image!.some((step) => step.with?.target === 'test')).toBe(true)
  expect(image!.some((step) => step.run?.startsWith('sh smoke-test.sh '))).toBe(true)
  expect(image!.some((step) => step.with?.push !== undefined)).toBe(false)
  expect(jobs.image.permissions).toBeUndefined()
  expect(jobs.publish).toMatchObject({
    if: "github.event_name == 'push' && github.ref == 'refs/heads/main'",
    needs: 'image',
    permissions: { packages: 'write' },
  })
  expect(publish!.filter((step) => step.with?.push === true)).toHaveLength(1)
})

test('Renovate adds digests to images and actions, and moves pnpm where the Dockerfile names it', () => {
  expect(JSON.parse(textOf(standard, 'renovate.json')).extends).toContain('config:best-practices')
  const pnpm = projectOf({ manager: 'pnpm', image: 'official', port: 8080 })
  const [custom] = JSON.parse(textOf(pnpm, 'renovate.json')).customManagers
  expect(new RegExp(custom.matchStrings[0]).exec(textOf(pnpm, 'Dockerfile'))?.groups).toEqual({
    depName: 'pnpm',
    currentValue: '10.34.9',
  })
})

test('the port stands wherever the README says it does, and nowhere else', () => {
  const plan = projectOf({ manager: 'npm', image: 'official', port: 45678 })
  const texts = plan.files.filter(({ path }) => textOf(plan, path).includes('45678')).map(({ path }) => path)
  expect(texts).toEqual(['Dockerfile', 'README.md', 'compose.yaml', 'nginx/site.conf', 'smoke-test.sh'])
})

test.each([80, 0, 1023, 65536, 8080.5, Number.NaN, 3000])('the port %s cannot be chosen', (port) => {
  expect(portProblem(port)).toBeDefined()
})

test('a licence, a README and the ignore files are there', () => {
  const paths = standard.files.map(({ path }) => path)
  for (const path of ['LICENSE', 'README.md', '.gitignore', '.dockerignore', '.gitattributes', 'src/App.jsx'])
    expect(paths).toContain(path)
})
