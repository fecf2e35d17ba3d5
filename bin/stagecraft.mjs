#!/usr/bin/env node
/**
 * Starts the command line. The TypeScript sources are bundled at the first call and the bundle is kept, named by a
 * digest of the sources, so that later calls start at once and an edit is never missed.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const SOURCES = ['core', 'platform', 'package-lock.json']

const [major, minor] = process.versions.node.split('.').map(Number)
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24)) {
  process.stderr.write(
    `stagecraft needs Node ^20.19, ^22.12 or >=24; this is ${process.version}. Install a newer Node and try again.\n`,
  )
  process.exit(2)
}

/** Every source file with its size and time: a change of either makes another bundle. */
function fingerprint() {
  const hash = createHash('sha256')
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat === undefined) return
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else hash.update(`${path.slice(project.length)}\0${stat.size}\0`).update(readFileSync(path))
  }
  for (const source of SOURCES) visit(join(project, source))
  return hash.digest('hex').slice(0, 20)
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

async function bundle(target) {
  const { build } = await import('esbuild')
  const temporary = `${target}.${process.pid}.tmp.mjs`
  await build({
    entryPoints: [join(project, 'platform/cli/main.ts')],
    outfile: temporary,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfigRaw: { compilerOptions: { paths: { '@/*': ['./*'] }, baseUrl: project } },
    alias: { '@': project },
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
  for (const old of readdirSync(dirname(target)))
    if (/^cli-[0-9a-f]{20}\.mjs$/.test(old)) rmSync(join(dirname(target), old), { force: true })
  renameSync(temporary, target)
}

const target = join(cacheFolder(), `cli-${fingerprint()}.mjs`)
if (!existsSync(target)) {
  if (!existsSync(join(project, 'node_modules', 'esbuild'))) {
    process.stderr.write('stagecraft: its packages are not installed. Run `npm ci` in the Stagecraft folder first.\n')
    process.exit(2)
  }
  await bundle(target)
}
const { main } = await import(pathToFileURL(target).href)
process.exitCode = await main(process.argv.slice(2), { project })
