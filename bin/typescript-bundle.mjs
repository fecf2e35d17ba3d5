/**
 * Runs the project's TypeScript without a build step: an entry file is bundled at its first use and the bundle is
 * kept, named by a digest of the sources, so that later uses start at once and an edit is never missed.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const project = dirname(dirname(fileURLToPath(import.meta.url)))
const SOURCES = ['core', 'platform', 'package-lock.json']

/** Digest over names and contents of files and folders, relative to the project. */
export function fingerprint(sources) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat === undefined) return
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else hash.update(`${path.slice(project.length)}\0${stat.size}\0`).update(readFileSync(path))
  }
  for (const source of sources) visit(join(project, source))
  return hash.digest('hex').slice(0, 20)
}

/** Imports the module of a TypeScript entry file, given relative to the project. */
export async function importTypescript(entry) {
  const name = entry.replaceAll(/[^a-z0-9]+/g, '-').replace(/-ts$/, '')
  const target = join(cacheFolder(), `${name}-${fingerprint(SOURCES)}.mjs`)
  if (!existsSync(target)) await bundle(entry, name, target)
  return import(pathToFileURL(target).href)
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

async function bundle(entry, name, target) {
  if (!existsSync(join(project, 'node_modules', 'esbuild'))) {
    process.stderr.write('Stagecraft: its packages are not installed. Run `npm ci` in its folder first.\n')
    process.exit(2)
  }
  const { build } = await import('esbuild')
  const temporary = `${target}.${process.pid}.tmp.mjs`
  await build({
    entryPoints: [join(project, entry)],
    outfile: temporary,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    alias: { '@': project },
    external: ['esbuild', 'vite'],
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
  const old = new RegExp(`^${name}-[0-9a-f]{20}\\.mjs$`)
  for (const file of readdirSync(dirname(target)))
    if (old.test(file)) rmSync(join(dirname(target), file), { force: true })
  renameSync(temporary, target)
}
