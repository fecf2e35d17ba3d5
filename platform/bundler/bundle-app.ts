/** Bundles an app's sources with esbuild, as Vite's configuration of the starter would: pages, styles, assets, variables, public files. */
import type { BuildFailure, BuildOptions, BuildResult } from 'esbuild'
import type { BundleAnswer, BundleRequest } from '@/core/bundle/bundle.ts'
import { appFiles } from './app-files.ts'
import { bundleErrors, Unavailable, unavailableIn } from './bundle-errors.ts'
import { readPage, type SourcePage, writePage } from './page.ts'
import { unsupportedIn } from './unsupported.ts'
import { definitions } from './variables.ts'
import { packageOfPath, type Vendor } from './vendor.ts'

/** The native esbuild and esbuild-wasm both fit. */
export interface Esbuild {
  build(options: BuildOptions): Promise<BuildResult>
  readonly version: string
}

/** Never rejects for what the sources hold. */
export async function bundleApp(esbuild: Esbuild, vendor: Vendor, request: BundleRequest): Promise<BundleAnswer> {
  const bundler = `esbuild ${esbuild.version}`
  try {
    const odd = unsupportedIn(request)
    if (odd !== undefined) return { kind: 'unavailable', why: odd }
    const page = readPage(request.files, request.settings)
    if (page.kind === 'failed') return { kind: 'failed', errors: [page.error], bundler }
    const result = await esbuild.build(optionsFor(request, vendor, page))
    return { ...made(request, page, result, vendor), bundler }
  } catch (error) {
    if (error instanceof Unavailable) return { kind: 'unavailable', why: error.message }
    const { errors } = error as Partial<BuildFailure>
    if (errors === undefined) throw error
    const why = unavailableIn(errors)
    if (why !== undefined) return { kind: 'unavailable', why }
    return { kind: 'failed', errors: bundleErrors(errors), bundler }
  }
}

/** esbuild writes below it; nothing is written. */
const OUT = '/out/'

function optionsFor(request: BundleRequest, vendor: Vendor, page: SourcePage): BuildOptions {
  const { settings } = request
  return {
    entryPoints: [{ in: 'app-entry', out: 'index' }],
    bundle: true,
    write: false,
    metafile: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    outdir: OUT,
    entryNames: 'assets/[name]-[hash]',
    chunkNames: 'assets/[name]-[hash]',
    assetNames: 'assets/[name]-[hash]',
    publicPath: settings.base,
    jsx: 'automatic',
    // The classes of browsers that Vite builds for by default.
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    minify: !settings.development,
    charset: 'utf8',
    legalComments: 'none',
    define: definitions(settings),
    tsconfigRaw: {},
    logLevel: 'silent',
    plugins: [appFiles(request, vendor, page)],
  }
}

function made(
  request: BundleRequest,
  page: SourcePage,
  { outputFiles = [], metafile }: BuildResult,
  vendor: Vendor,
): { kind: 'made'; files: Record<string, Uint8Array>; packages: { name: string; version: string }[] } {
  const files: Record<string, Uint8Array> = {}
  for (const [path, bytes] of Object.entries(request.files))
    if (path.startsWith('public/')) files[path.slice('public/'.length)] = bytes
  const written = new Map(outputFiles.map(({ path, contents }) => [belowOut(path), contents]))
  const entry = Object.entries(metafile?.outputs ?? {}).find(([, output]) => output.entryPoint !== undefined)
  const outputs = {
    script: entry && belowOut(entry[0]),
    styles: [...written.keys()].filter((path) => path.endsWith('.css') && /^assets\/index-/.test(path)),
  }
  for (const [path, bytes] of written) files[path] = bytes
  files['index.html'] = new TextEncoder().encode(writePage(page, outputs, request.settings))
  const used = Object.keys(metafile?.inputs ?? {}).flatMap(
    (path) => packageOfPath(vendor, path.replace(/^\w+:/, '')) ?? [],
  )
  const packages = [...new Set(used)].map(({ name, version }) => ({ name, version }))
  return { kind: 'made', files, packages }
}

function belowOut(path: string): string {
  return path.replaceAll('\\', '/').replace(/^.*?\/?out\//, '')
}
