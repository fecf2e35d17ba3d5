/** esbuild's view of the app: its sources and its packages from memory, found as Vite finds them. */
import type { Loader, OnLoadResult, OnResolveArgs, OnResolveResult, Plugin } from 'esbuild'
import type { BundleRequest } from '@/core/bundle/bundle.ts'
import { dirname, resolve } from '@/core/files/path.ts'
import type { ImportDetail } from './bundle-errors.ts'
import type { SourcePage } from './page.ts'
import { packageName, packageOfPath, type Vendor } from './vendor.ts'

export function appFiles(request: BundleRequest, vendor: Vendor, page: SourcePage): Plugin {
  return {
    name: 'app-files',
    setup(build) {
      build.onResolve({ filter: /.*/ }, (args) => resolveImport(args, request, vendor))
      build.onLoad({ filter: /.*/, namespace: 'entry' }, () => ({
        contents: page.modules.map((path) => `import ${JSON.stringify(`/${path}`)}`).join('\n'),
        loader: 'js',
      }))
      build.onLoad({ filter: /.*/, namespace: 'vendor' }, ({ path }) => ({
        contents: vendor.files[path]!,
        loader: 'js',
      }))
      build.onLoad({ filter: /.*/, namespace: 'public' }, ({ path }) => ({
        contents: `export default ${JSON.stringify(request.settings.base + path)}`,
        loader: 'js',
      }))
      build.onLoad({ filter: /.*/, namespace: 'app' }, ({ path, suffix }) => load(path, suffix, request))
    },
  }
}

function resolveImport(args: OnResolveArgs, request: BundleRequest, vendor: Vendor): OnResolveResult {
  if (args.kind === 'entry-point') return { path: 'entry', namespace: 'entry' }
  if (args.namespace === 'vendor') return ofVendor(args, vendor)
  if (/^(?:https?:)?\/\//.test(args.path) || args.path.startsWith('data:')) return { path: args.path, external: true }
  const styled = args.kind === 'url-token' || args.kind === 'import-rule'
  const relative = /^(?:\.{1,2}(?:\/|$)|\/)/.test(args.path) || (styled && !args.path.startsWith('~'))
  if (args.kind === 'url-token' && args.path.startsWith('#')) return { path: args.path, external: true }
  return relative ? ofApp(args, request) : ofPackage(args, vendor)
}

function ofVendor({ path, importer }: OnResolveArgs, vendor: Vendor): OnResolveResult {
  const found = vendor.imports[importer]?.[path]
  if (found === undefined) return refused(`${importer} imports ${path}, which is not kept here`)
  return vendored(found, vendor)
}

function vendored(path: string, vendor: Vendor): OnResolveResult {
  const pure = packageOfPath(vendor, path)?.pure === true
  return { path, namespace: 'vendor', ...(pure ? { sideEffects: false } : {}) }
}

function ofPackage({ path }: OnResolveArgs, vendor: Vendor): OnResolveResult {
  const found = vendor.entries[path]
  if (found !== undefined) return vendored(found, vendor)
  const name = packageName(path)
  if (path.startsWith('node:') || path.startsWith('#') || path.startsWith('~'))
    return refused(`${path} is not bundled here`)
  if (vendor.packages.some((one) => one.name === name)) return refused(`the files of ${path} are not kept here`)
  return problem(`Could not resolve "${path}"`, { kind: 'package', package: name })
}

/** The order in which Vite tries them. */
const ENDINGS = ['', '.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json']

function ofApp(args: OnResolveArgs, { files, settings }: BundleRequest): OnResolveResult {
  const [written = '', query = ''] = args.path.split(/(?=[?#])/)
  const from = args.namespace === 'app' ? `/${args.importer}` : '/'
  const path = resolve(dirname(from), written).slice(1)
  const candidates = [...ENDINGS.map((end) => path + end), ...ENDINGS.slice(1).map((end) => `${path}/index${end}`)]
  const found = candidates.find((one) => files[one] !== undefined)
  if (found !== undefined) return { path: found, namespace: 'app', suffix: query.startsWith('?') ? query : '' }
  if (written.startsWith('/') && files[`public/${path}`] !== undefined) {
    if (args.kind === 'url-token') return { path: settings.base + path + query, external: true }
    return { path, namespace: 'public' }
  }
  // Vite leaves a url() that leads nowhere in the public folder as it is written.
  if (args.kind === 'url-token' && written.startsWith('/')) return { path: args.path, external: true }
  if (!/^(?:src|public)(?:\/|$)/.test(path))
    return refused(`${args.importer} imports ${args.path}, which lies outside of src`)
  return problem(`Could not resolve "${args.path}"`, { kind: 'unresolved' })
}

function problem(text: string, detail: ImportDetail): OnResolveResult {
  return { errors: [{ text, detail }] }
}

function refused(why: string): OnResolveResult {
  return problem(why, { kind: 'unavailable', why })
}

const CODE: Readonly<Record<string, Loader>> = {
  js: 'js',
  mjs: 'js',
  cjs: 'js',
  jsx: 'jsx',
  ts: 'ts',
  mts: 'ts',
  tsx: 'tsx',
  css: 'css',
  json: 'json',
}

function load(path: string, query: string, { files, settings }: BundleRequest): OnLoadResult {
  const contents = files[path]!
  const code = path.endsWith('.module.css') ? 'local-css' : CODE[/\.(\w+)$/.exec(path)?.[1] ?? '']
  if (query === '?raw') return { contents, loader: 'text' }
  if (query !== '' && query !== '?url') {
    const why = `an import with ${query} is not bundled here`
    return { errors: [{ text: why, detail: { kind: 'unavailable', why } satisfies ImportDetail }] }
  }
  if (query === '' && code !== undefined) return { contents, loader: code }
  return { contents, loader: contents.length < settings.inlineLimit ? 'dataurl' : 'file' }
}
