/**
 * `npm run pack:cli [-- FOLDER]`: the command line and the course as one tarball that npm installs without a build,
 * without packages and without a network: `stagecraft-cli-x.y.z.tgz`.
 */
import './node-version.mjs'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleTypescript, fingerprint, importTypescript, programDigest, project } from './typescript-bundle.mjs'

const { name, version, license, engines, description } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
/** Where npm and a learner's machine put their own things: no part of the starter. */
const NOT_SOURCES = new Set(['node_modules', 'build', 'dist', '.git', '.DS_Store'])

const MANIFEST = {
  name: `${name}-cli`,
  version,
  description: `${description} The command line.`,
  license,
  type: 'module',
  engines,
  bin: { stagecraft: 'bin/stagecraft.mjs' },
}

const FILE = `${MANIFEST.name}-${version}.tgz`

const ENTRY = `#!/usr/bin/env node
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { main } from '../program/entry.mjs'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
process.exitCode = await main(process.argv.slice(2), { project, program: '${programDigest()}' })
`

export async function packCli(folder) {
  const program = mkdtempSync(join(tmpdir(), 'stagecraft-pack-'))
  try {
    const { metafile } = await bundleTypescript('platform/cli/main.ts', program, { minify: true, metafile: true })
    const { tarGzOf } = await importTypescript('platform/archive/tar-gz.ts')
    const files = [
      text('package.json', `${JSON.stringify(MANIFEST, undefined, 2)}\n`),
      { ...text('bin/stagecraft.mjs', ENTRY), executable: true },
      ...below(program, 'program'),
      ...below(join(project, 'content'), 'content'),
      ...below(join(project, 'starter-react-app'), 'starter-react-app', NOT_SOURCES),
      ...below(join(project, 'docs', 'rules'), 'docs/rules'),
      ...['LICENSE', 'docs/cli.schema.json'].map((path) => text(path, readFileSync(join(project, path)))),
      text('README.md', readFileSync(join(project, 'docs', 'cli.md'))),
      text('THIRD-PARTY-LICENSES.txt', licensesOf(metafile)),
    ]
    mkdirSync(folder, { recursive: true })
    const path = join(folder, FILE)
    writeFileSync(path, await tarGzOf({ folder: 'package', files }))
    return path
  } finally {
    rmSync(program, { recursive: true, force: true })
  }
}

/** The tarball's bytes, made again only when something in it changed. */
export async function packedCli() {
  const folder = join(project, '.cache', `packed-cli-${fingerprint(PACKED)}`)
  if (!existsSync(folder)) {
    for (const old of readdirSync(join(project, '.cache')))
      if (old.startsWith('packed-cli-')) rmSync(join(project, '.cache', old), { recursive: true, force: true })
    await packCli(folder)
  }
  return readFileSync(join(folder, FILE))
}

const PACKED = ['bin/pack-cli.mjs', 'content', 'core', 'docs', 'package.json', 'package-lock.json', 'platform'].concat(
  ['index.html', 'package-lock.json', 'public', 'src', 'vite.config.js'].map((path) => `starter-react-app/${path}`),
)

function text(path, content) {
  return { path, bytes: new Uint8Array(Buffer.from(content)), executable: false }
}

function below(folder, as, skipped = new Set(), top = folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return below(path, as, skipped, top)
      const executable = (statSync(path).mode & 0o111) !== 0
      return [{ ...text(`${as}/${relative(top, path).split(sep).join('/')}`, readFileSync(path)), executable }]
    })
}

/** Licences of the packages whose code is in the bundle. */
function licensesOf({ inputs }) {
  const folders = Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [])
  return [...new Set(folders)].sort().map(licenseOf).join('\n')
}

function licenseOf(folder) {
  const path = resolve(project, folder)
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry))
  return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(path, file), 'utf8')}`
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = await packCli(resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2] ?? '.'))
  process.stdout.write(`${path}\n`)
}
