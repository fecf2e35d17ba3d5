/**
 * Builds the app: `node bin/build.mjs` for the server output, `node bin/build.mjs --static` for files any host can
 * serve (`out/`). A build whose sources did not change is not made again, unless `--force`.
 */
import './node-version.mjs'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { scriptsAfterFirstPaint, stylesInPage } from './after-first-paint.mjs'
import { addPolicies } from './content-security-policy.mjs'
import { packedCli } from './pack-cli.mjs'
import { writePreviewFiles } from './preview-files.mjs'
import { programOf, runNode } from './programs.mjs'
import { writeServiceWorker } from './service-worker.mjs'
import { fingerprint, importTypescript, project } from './typescript-bundle.mjs'

const SOURCES = [
  'app',
  'components',
  'core',
  'docs/rules',
  'platform',
  'public',
  'starter-react-app/src',
  'starter-react-app/public',
  'starter-react-app/package-lock.json',
  'bin',
  'next.config.ts',
  'instrumentation.server.ts',
  'proxy.server.ts',
  'package-lock.json',
  'tsconfig.json',
]

/** Writes what the site serves besides its pages: the starter in all its forms, the packed command line, the bundler's files. */
export async function writePublicFiles() {
  const { writePublicStarter } = await importTypescript('platform/starter/write-starter-files.ts')
  const commandLine = await packedCli()
  writeFileSync(join(project, 'public', 'stagecraft-cli.tgz'), commandLine)
  await writePublicStarter(project, join(project, 'public'), commandLine)
  const { writeBundlerFiles } = await importTypescript('platform/node/write-bundler-files.ts')
  await writeBundlerFiles(project, join(project, 'public'))
}

/** The starter is among the public files by then. */
async function courseSources() {
  const { courseFolder } = await importTypescript('platform/node/course-folder.ts')
  return relative(project, courseFolder(project))
}

export async function buildApp({ kind, force = false }) {
  const stamp = join(project, '.cache', `built-${kind}`)
  const result = kind === 'static' ? join(project, 'out') : join(project, '.next', 'standalone')
  await writePublicFiles()
  const preview = kind === 'static' ? configuredPreview() : undefined
  const runtimeHost = process.env.STAGECRAFT_WEB_CONTAINER_HOST ?? ''
  const given = [preview?.origin ?? '', preview?.sites.join(' ') ?? '', runtimeHost]
  const sources = [fingerprint([...SOURCES, await courseSources()]), ...given].join(' ')
  if (!force && existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return result
  rmSync(stamp, { force: true })
  const code = await runNode(programOf('next'), ['build'], {
    STAGECRAFT_OUTPUT: kind === 'static' ? 'export' : 'standalone',
  })
  if (code !== 0) throw new Error(`next build ended with exit code ${code}`)
  await finish(kind, result, preview)
  mkdirSync(join(project, '.cache'), { recursive: true })
  writeFileSync(stamp, sources)
  return result
}

/** What Next does not do: text before scripts, a policy for each page, and the service worker, which knows all of it. */
async function finish(kind, result, preview) {
  const isStatic = kind === 'static'
  const pages = isStatic ? result : join(result, '.next', 'server', 'app')
  const statics = isStatic ? join(result, '_next', 'static') : join(result, '.next', 'static')
  if (!isStatic) {
    cpSync(join(project, '.next', 'static'), statics, { recursive: true })
    cpSync(join(project, 'public'), join(result, 'public'), { recursive: true })
  }
  const runtime = await configuredRuntime()
  if (isStatic) writeFileSync(join(result, 'web-container.json'), JSON.stringify(runtime.setting))
  if (isStatic) await writeStaticPreview(result, preview)
  else await writePreviewFiles(join(result, 'preview-origin'))
  // Which origin it is, a server says in a header of its own (proxy.server.ts): both policies hold.
  const framesOf = (page) => (page === 'runtime' ? runtime.frames.join(' ') : preview?.origin)
  addPolicies(pages, isStatic ? framesOf : () => 'http: https:', (html) =>
    scriptsAfterFirstPaint(stylesInPage(html, statics)),
  )
  await writeServiceWorker({
    pages,
    statics,
    to: isStatic ? result : join(result, 'public'),
    served: isStatic ? [result] : [pages, join(result, 'public')],
    payloads: isStatic ? 'file' : 'header',
  })
}

/** A static host serves the preview's files from another origin, which only its operator knows. */
function configuredPreview() {
  const { STAGECRAFT_PREVIEW_ORIGIN: origin, STAGECRAFT_SITE_ORIGIN: site = '' } = process.env
  if (origin === undefined || origin === '') return undefined
  const sites = site.split(/[\s,]+/).filter(Boolean)
  return { origin: new URL(origin).origin, sites: sites.map((one) => new URL(one).origin) }
}

/** Where the Node runtime of /runtime/ comes from. */
async function configuredRuntime() {
  const { framesOf, webContainerSetting } = await importTypescript('platform/web-container/setting.ts')
  const setting = webContainerSetting(process.env.STAGECRAFT_WEB_CONTAINER_HOST)
  return { setting, frames: framesOf(setting) }
}

async function writeStaticPreview(result, preview) {
  writeFileSync(join(result, 'local-docker.json'), JSON.stringify({ on: false }))
  const why = 'This site has no origin for previews.'
  writeFileSync(
    join(result, 'preview-origin.json'),
    JSON.stringify(preview ? { origins: [preview.origin] } : { origins: [], why }),
  )
  if (preview === undefined) return
  const folder = await writePreviewFiles(join(project, 'out-preview'), preview.sites)
  process.stdout.write(`Serve ${folder} at ${preview.origin} (docs/hosting.md).\n`)
  if (preview.sites.length === 0)
    process.stdout.write('Any site may show previews there: set STAGECRAFT_SITE_ORIGIN to allow yours only.\n')
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const kind = process.argv.includes('--static') ? 'static' : 'server'
  const result = await buildApp({ kind, force: process.argv.includes('--force') })
  process.stdout.write(`Built: ${result}\n`)
}
