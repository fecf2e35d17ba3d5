/** The lockfiles must install on every system: a platform's binary that is missing from them makes `npm ci` fail there. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Locked {
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
const packagesOf = (path: string): Readonly<Record<string, Locked>> => read(path).packages

/** Node's way up: nested first, then each folder above. */
function isLocked(packages: Readonly<Record<string, Locked>>, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (`${folder}${folder === '' ? '' : '/'}node_modules/${name}` in packages) return true
    if (folder === '') return false
  }
}

test.each(['package-lock.json', 'starter-react-app/package-lock.json'])(
  'every optional dependency has its entry in %s',
  (path) => {
    const packages = packagesOf(path)
    const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(packages, folder, name)),
    )
    expect(missing).toEqual([])
  },
)

test.each(['package-lock.json', 'starter-react-app/package-lock.json'])(
  '%s names no registry but the public one',
  (path) => {
    const hosts = Object.values(packagesOf(path)).flatMap(({ resolved }) =>
      resolved === undefined ? [] : new URL(resolved).host,
    )
    expect(hosts.filter((host) => host !== 'registry.npmjs.org')).toEqual([])
  },
)

test('every version in package.json is exact', () => {
  const { dependencies, devDependencies } = read('package.json')
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+/.test(version as string),
  )
  expect(loose).toEqual([])
})
