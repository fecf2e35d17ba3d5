/** Every way to esbuild gives the same: the native one of the command line, and the WebAssembly one that pages run. */
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { evaluate } from '@/core/build/evaluate.ts'
import { bundlesWantedBy } from '@/core/build/wanted-bundles.ts'
import type { BundleAnswer, BundleRequest } from '@/core/bundle/bundle.ts'
import type { BundlerPort } from '@/core/bundle/bundler-port.ts'
import { bundleApp, type Esbuild } from '@/platform/bundler/bundle-app.ts'
import { makeVendor } from '@/platform/node/make-vendor.ts'
import { nodeBundler } from '@/platform/node/node-bundler.ts'
import { type Edits, requestFor } from './edited-app.ts'

/** The package for Node runs the very module that pages run. */
const wasm: Esbuild = createRequire(import.meta.url)('esbuild-wasm')
const vendor = makeVendor(process.cwd())

const PORTS: Readonly<Record<string, BundlerPort>> = {
  'esbuild of the command line': nodeBundler(process.cwd()),
  'esbuild as WebAssembly': {
    bundle: async (request) => bundleApp(wasm, await vendor, request),
    close() {},
  },
}

function wish(edits: Edits): BundleRequest {
  const [request] = bundlesWantedBy(evaluate({ ...requestFor(edits), bundles: new Map() }))
  if (request === undefined) throw new Error('these edits want no bundle')
  return request
}

const answers = new Map<string, BundleAnswer>()

test.each(Object.keys(PORTS))(
  '%s: an edit is in the script, a mistake has its place',
  async (name) => {
    const port = PORTS[name]!
    const made = await port.bundle(
      wish({ 'src/pages/About.jsx': (text) => text.replace('<h1>About', '<h1>Öffnungszeiten') }),
    )
    if (made.kind !== 'made') throw new Error(JSON.stringify(made))
    const script = Object.keys(made.files).find((path) => path.endsWith('.js')) ?? ''
    expect(new TextDecoder().decode(made.files[script])).toContain('Öffnungszeiten')
    expect(made.packages).toContainEqual({ name: 'react', version: '19.3.1' })
    answers.set(name, made)
    const broken = await port.bundle(wish({ 'src/greeting.js': "export const greeting = 'ä😀' oops\n" }))
    expect(broken).toMatchObject({
      kind: 'failed',
      // The emoji counts as two units, as in the editor.
      errors: [{ kind: 'syntax', file: 'src/greeting.js', line: 1, column: 31, length: 4 }],
    })
  },
  60_000,
)

test('both give the same files under the same names', () => {
  const [one, other] = [...answers.values()]
  expect(other).toEqual(one)
})
