import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import {
  buildInputs,
  inputsDigest,
  lintInputs,
  lockfileDigest,
  manifestDigest,
  testInputs,
} from '@/core/images/record-digests.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { readFolder, starterFiles } from '@/platform/record/starter-files.ts'

const APP = fileURLToPath(new URL('../../starter-react-app', import.meta.url))
const STALE = 'the starter app changed: run `npm run record`'
const tree = () => readFolder(APP, starterFiles(APP))
const text = (path: string) => readFileSync(join(APP, path), 'utf8')
const lock = () => JSON.parse(text('package-lock.json')).packages as Record<string, LockEntry>

interface LockEntry {
  readonly version: string
  readonly dev?: boolean
  readonly resolved?: string
  readonly integrity?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly libc?: readonly string[]
}

test('the installs were recorded of this package.json and this lockfile', () => {
  expect(manifestDigest(text('package.json')), STALE).toBe(starterRecord.manifestDigest)
  expect(lockfileDigest(readFileSync(join(APP, 'package-lock.json'))), STALE).toBe(starterRecord.lockfileDigest)
})

test('the build was recorded of these sources', () => {
  expect(buildInputs(tree()), STALE).toEqual(starterRecord.build.inputs)
  expect(inputsDigest(tree(), starterRecord.build.inputs), STALE).toBe(starterRecord.build.inputsDigest)
})

test('the tests were recorded of these sources', () => {
  expect(testInputs(tree()), STALE).toEqual(starterRecord.test.inputs)
  expect(inputsDigest(tree(), starterRecord.test.inputs), STALE).toBe(starterRecord.test.inputsDigest)
})

test('the linter was recorded of these sources', () => {
  expect(lintInputs(tree()), STALE).toEqual(starterRecord.lint?.inputs)
  expect(inputsDigest(tree(), starterRecord.lint!.inputs), STALE).toBe(starterRecord.lint?.inputsDigest)
})

test.each(starterRecord.installs.map((install) => [install.libc, install] as const))(
  'every recorded package of %s is in the lockfile with its version and flag',
  (_, { packages }) => {
    const locked = lock()
    for (const { folder, version, dev } of packages) {
      expect([folder, version, dev]).toEqual([folder, locked[folder]?.version, locked[folder]?.dev === true])
    }
  },
)

test.each([
  ['musl', 'gnu'],
  ['glibc', 'musl'],
] as const)('%s has no binary made for the other C library', (libc, other) => {
  const install = starterRecord.installs.find((each) => each.libc === libc)!
  expect(install.packages.filter(({ folder }) => folder.endsWith(`linux-x64-${other}`))).toEqual([])
  expect(install.packages.some(({ folder }) => folder.startsWith('node_modules/@rolldown/binding-linux-x64'))).toBe(
    true,
  )
})

test('what builds the app is installed without development dependencies, what tests and lints it is not', () => {
  for (const { packages } of starterRecord.installs) {
    const dev = (name: string) => packages.find((each) => each.name === name)?.dev
    for (const name of ['vite', '@vitejs/plugin-react', 'react', 'react-dom', 'react-router'])
      expect(dev(name)).toBe(false)
    for (const name of ['vitest', 'oxlint']) expect(dev(name)).toBe(true)
  }
})

test('the programs of node_modules/.bin lead to executable files', () => {
  for (const { packages } of starterRecord.installs) {
    const linked = packages.flatMap(({ bin, files }) =>
      Object.entries(bin).map(([name, path]) => ({ name, path, files })),
    )
    expect(linked.map(({ name }) => name)).toEqual(expect.arrayContaining(['vite', 'vitest', 'oxlint']))
    for (const { path, files } of linked) expect(files.find(([file]) => file === path)?.[3]).toBe(true)
  }
})

test('the site holds the greeting once, a hashed asset and the files of public/', () => {
  const { files, defaultGreeting } = starterRecord.build
  const decoded = Object.entries(files).map(
    ([path, base64]) => [path, Buffer.from(base64, 'base64').toString()] as const,
  )
  expect(decoded.reduce((count, [, body]) => count + body.split(defaultGreeting).length - 1, 0)).toBe(1)
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^assets\/cup-[\w-]{8}\.svg$/),
      'robots.txt',
      'favicon.svg',
      'index.html',
    ]),
  )
  expect(Buffer.from(files['robots.txt']!, 'base64').toString()).toBe(text('public/robots.txt'))
})

test('the lockfile installs on every system: each optional binary has its entry, no private address is in it', () => {
  const locked = lock()
  const names = new Set(Object.keys(locked).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  for (const { optionalDependencies = {} } of Object.values(locked)) {
    for (const name of Object.keys(optionalDependencies)) expect(names).toContain(name)
  }
  for (const [path, { resolved, integrity }] of Object.entries(locked)) {
    if (path !== '') expect(integrity, path).toMatch(/^sha512-/)
    expect(resolved ?? 'https://registry.npmjs.org/').toMatch(/^https:\/\/registry\.npmjs\.org\//)
  }
})
