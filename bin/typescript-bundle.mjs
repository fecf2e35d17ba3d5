/**
 * Runs the project's TypeScript without a build step: an entry file is bundled at its first use and the bundle is
 * kept, named by a digest of the sources, so that later uses start at once and an edit is never missed.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { digestOfFiles } from './source-digest.mjs'

export const project = dirname(dirname(fileURLToPath(import.meta.url)))
const SOURCES = ['core', 'platform', 'package-lock.json']
const OLD = 3_600_000
let digest

/** Digest over names and contents of files and folders, relative to the project. */
export function fingerprint(sources) {
  return digestOfFiles(project, sources, cacheFolder())
}

/** Digest of what `importTypescript` runs. */
export function programDigest() {
  digest ??= fingerprint(SOURCES)
  return digest
}

/** Imports the module of a TypeScript entry file, given relative to the project. What it imports lazily stays in files of its own. */
export async function importTypescript(entry, sources = SOURCES) {
  const name = entry.replaceAll(/[^a-z0-9]+/g, '-').replace(/-ts$/, '')
  const folder = join(cacheFolder(), `${name}-${sources === SOURCES ? programDigest() : fingerprint(sources)}`)
  if (!existsSync(folder)) await bundle(entry, name, folder)
  return import(pathToFileURL(join(folder, 'entry.mjs')).href)
}

function cacheFolder() {
  for (const folder of [join(project, '.cache'), join(tmpdir(), `stagecraft-${process.getuid?.() ?? 'cache'}`)]) {
    try {
      mkdirSync(folder, { recursive: true })
      return folder
    } catch {
      // A read-only installation: the next folder will do.
    }
  }
  throw new Error('no folder can be written for the bundle')
}

async function bundle(entry, name, folder) {
  if (!existsSync(join(project, 'node_modules', 'esbuild'))) {
    process.stderr.write('Stagecraft: its packages are not installed. Run `npm ci` in its folder first.\n')
    process.exit(2)
  }
  const temporary = `${folder}.${process.pid}.tmp`
  await bundleTypescript(entry, temporary)
  removeOld(dirname(folder), name)
  try {
    renameSync(temporary, folder)
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    // Another process was faster.
    if (!existsSync(folder)) throw error
  }
}

/** Writes `entry.mjs` and what it loads into a folder, fit to run without this project's packages. */
export async function bundleTypescript(entry, outdir, options = {}) {
  const { build } = await import('esbuild')
  return build({
    entryPoints: { entry: join(project, entry) },
    absWorkingDir: project,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    alias: { '@': project },
    external: ['esbuild', 'vite', 'playwright-core', 'dockerfile-utils', 'dockerfilelint'],
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    ...options,
  })
}

/** Bundles of sources that are gone. A process that runs one may still load parts of it: young ones stay. */
function removeOld(folder, name) {
  const bundles = new RegExp(`^${name}-[0-9a-f]{20}(?:\\.mjs|\\.\\d+\\.tmp)?$`)
  for (const file of readdirSync(folder)) {
    const path = join(folder, file)
    if (bundles.test(file) && Date.now() - statSync(path).mtimeMs > OLD) rmSync(path, { recursive: true, force: true })
  }
}
