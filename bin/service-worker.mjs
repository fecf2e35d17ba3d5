/**
 * Writes `sw.js` for a finished build: the list of what is kept, and its version, come from the files themselves.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { project } from './typescript-bundle.mjs'

/** Not pages: Next's own for what goes wrong. Not kept: the Node runtime, which needs the network and the host's own headers. */
const NO_PAGES = /^\/(?:_not-found|_global-error|404|runtime)\/$/
const FILES = ['course/starter.json', 'course/search.json', 'course/glossary.json', 'icon.svg', 'manifest.webmanifest']

/** For teachers: a learner's device does not fetch these unasked. */
const LATER = /^\/(?:present\/[^/]+|room|join)\//

/** `pages` holds the built HTML, `statics` what lies below /_next/static; `to` is the folder `sw.js` is written to. */
export async function writeServiceWorker({ pages, statics, to, payloads, served }) {
  const html = listed(pages, '.html').map((file) => [pageOf(file), join(pages, file)])
  const kept = html.filter(([page]) => !NO_PAGES.test(page))
  const names = kept.map(([page]) => page).sort()
  const files = FILES.filter((file) => served.some((folder) => existsSync(bodyOf(join(folder, file)))))
  const assets = listed(statics, '').filter((file) => /^(?:chunks|media)\//.test(file))
  const first = firstAssets(assets, kept, statics)
  const digest = createHash('sha256')
  for (const [page, path] of kept) digest.update(page).update(readFileSync(path))
  for (const file of files)
    digest.update(file).update(readFileSync(served.map((folder) => bodyOf(join(folder, file))).find(existsSync)))
  for (const file of assets) digest.update(file)
  const list = {
    version: digest.digest('hex').slice(0, 16),
    pages: names.filter((page) => !LATER.test(page)),
    later: names.filter((page) => LATER.test(page)),
    payloads,
    files: files.map((file) => `/${file}`),
    first: assets.filter((file) => first.has(file)).map(addressOf),
    rest: assets.filter((file) => !first.has(file) && isUsed(file)).map(addressOf),
  }
  writeFileSync(join(to, 'sw.js'), await bundled(list))
  return list
}

/** Next keeps a route's answer as `name.body`; an export has the file itself. */
function bodyOf(path) {
  return existsSync(`${path}.body`) ? `${path}.body` : path
}

function addressOf(file) {
  return `/_next/static/${file}`
}

function pageOf(file) {
  const path = `/${file.split(sep).join('/')}`.replace(/\/index\.html$/, '/').replace(/\.html$/, '/')
  return path
}

/** Source maps, and TypeScript that a worker's address was taken from, are never asked for. */
function isUsed(file) {
  return /\.(?:js|css|woff2|ttf)$/.test(file)
}

/** What pages name, and from there what every lesson loads: all but the editor and the terminal, which have stand-ins. */
function firstAssets(assets, pages, statics) {
  const named = new Set()
  for (const [, path] of pages)
    for (const [, file] of readFileSync(path, 'utf8').matchAll(/\/_next\/static\/((?:chunks|media)\/[\w./-]+)/g))
      named.add(file)
  return new Set(
    assets.filter(
      (file) => isUsed(file) && (named.has(file) || (file.endsWith('.js') && !hasStandIn(join(statics, file)))),
    ),
  )
}

function hasStandIn(path) {
  const text = readFileSync(path, 'utf8')
  return text.length > 60_000 && /monaco-editor|xterm-viewport/.test(text)
}

function listed(folder, ending, base = folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return listed(path, ending, base)
      return entry.name.endsWith(ending) ? [relative(base, path).split(sep).join('/')] : []
    })
    .sort()
}

async function bundled(list) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [join(project, 'platform', 'offline', 'service-worker.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { STAGECRAFT_KEPT: JSON.stringify(list) },
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0].text
}
