/** The bundler's packages are the app's: this project installs them in the versions, and with the bytes, of the starter's lockfile. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeVendor } from '@/platform/node/make-vendor.ts'

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity: string }>>
}

const lockfile = (path: string): Lockfile => JSON.parse(readFileSync(path, 'utf8'))

test('every package of the bundler is in the starter’s lockfile, with the same digest', async () => {
  const [ours, starters] = [lockfile('package-lock.json'), lockfile('starter-react-app/package-lock.json')]
  const { packages, entries } = await makeVendor(process.cwd())
  expect(packages.map(({ name }) => name)).toContain('react-dom')
  for (const { folder, version } of packages) {
    const key = folder.replace(/\/$/, '')
    expect(starters.packages[key], key).toMatchObject({ version, integrity: ours.packages[key]?.integrity })
  }
  const { dependencies } = JSON.parse(readFileSync('starter-react-app/package.json', 'utf8'))
  const runtime = Object.keys(dependencies).filter((name) => !/vite/.test(name))
  expect(Object.keys(entries)).toEqual(expect.arrayContaining(runtime))
}, 60_000)

test('esbuild and its WebAssembly form have one version', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(dependencies['esbuild-wasm']).toBe(dependencies.esbuild)
})
