/** Gathers the vendor files: everything that a bundle of all entries reads below node_modules, and how it was found. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import type { Vendor, VendorPackage } from '../bundler/vendor.ts'

/** What the starter's sources may import. Packages that come along with these may be imported, too. */
export const VENDOR_ENTRIES = [
  'react',
  'react/jsx-runtime',
  'react-dom',
  'react-dom/client',
  'react-redux',
  '@reduxjs/toolkit',
  '@reduxjs/toolkit/react',
  '@reduxjs/toolkit/query',
  '@reduxjs/toolkit/query/react',
  'react-router',
  'react-router/dom',
  'immer',
  'redux',
  'redux-thunk',
  'reselect',
] as const

/** `root`: a folder whose node_modules holds the packages in the versions of the app's lockfile. */
export async function makeVendor(root: string): Promise<Vendor> {
  const { metafile } = await build({
    stdin: {
      contents: VENDOR_ENTRIES.map((name) => `import '${name}'`).join('\n'),
      resolveDir: root,
      sourcefile: ENTRY,
    },
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'out',
    format: 'esm',
    platform: 'browser',
    conditions: ['production', 'module'],
    define: { 'process.env.NODE_ENV': '"production"' },
    ignoreAnnotations: true,
    logLevel: 'silent',
  })
  return vendorOf(root, metafile)
}

const ENTRY = 'vendor-entries.js'

function vendorOf(root: string, { inputs }: Metafile): Vendor {
  const paths = Object.keys(inputs)
    .filter((path) => path.startsWith('node_modules/'))
    .sort()
  const importsOf = (path: string) =>
    Object.fromEntries((inputs[path]?.imports ?? []).map((one) => [one.original ?? one.path, one.path]))
  return {
    files: Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
    entries: importsOf(ENTRY),
    imports: Object.fromEntries(paths.map((path) => [path, importsOf(path)])),
    packages: packagesOf(root, paths),
  }
}

function packagesOf(root: string, paths: readonly string[]): readonly VendorPackage[] {
  const folders = new Set(paths.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(path)![0]))
  return [...folders].sort().map((folder) => {
    const manifest = join(root, folder, 'package.json')
    if (!existsSync(manifest)) throw new Error(`${folder} has no package.json`)
    const { name, version, sideEffects } = JSON.parse(readFileSync(manifest, 'utf8'))
    return { name, version, folder, pure: sideEffects === false }
  })
}
