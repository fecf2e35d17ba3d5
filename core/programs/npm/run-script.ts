/** npm run, start, test: scripts of package.json through `sh -c`, with node_modules/.bin on PATH. */
import { dirname, join } from '@/core/files/path.ts'
import type { Process } from '@/core/shell/process.ts'
import { Quit } from '../work.ts'
import { type Manifest, type Npm, npmError, readManifest } from './npm-work.ts'

export function npmRun(npm: Npm): void {
  const [name, ...args] = npm.options.args
  const manifest = readManifest(npm)
  if (name === undefined) listScripts(npm, manifest)
  else runNamed(npm, manifest, name, [...args, ...npm.options.passed])
}

/** `npm start`, `npm test`: the script of that name. */
export function npmLifecycle(npm: Npm, name: string): void {
  runNamed(npm, readManifest(npm), name, [...npm.options.args, ...npm.options.passed])
}

function runNamed(npm: Npm, manifest: Manifest, name: string, args: readonly string[]): void {
  if (manifest.scripts[name] === undefined) {
    missing(npm, name)
    return
  }
  for (const step of [`pre${name}`, name, `post${name}`]) {
    if (manifest.scripts[step] !== undefined) runLifecycle(npm, manifest, step, step === name ? args : [])
  }
}

function missing(npm: Npm, name: string): void {
  // `npm start` without a script runs server.js where there is one.
  const server = name === 'start' && npm.work.look(join(npm.root, 'server.js')) !== undefined
  if (server) {
    runText(npm, 'start', 'node server.js')
    return
  }
  if (npm.options.flags.has('if-present')) return
  throw npmError(npm, [`Missing script: "${name}"`, '', 'To see a list of scripts, run:', '  npm run'])
}

/** One script; its failure is npm's, with the same code. */
export function runLifecycle(npm: Npm, manifest: Manifest, name: string, args: readonly string[]): void {
  const script = [manifest.scripts[name]!, ...args.map(quoted)].join(' ')
  // Only a package with a name and a version has an id.
  const { name: app, version } = manifest
  const label = app === undefined || version === undefined ? name : `${app}@${version} ${name}`
  if (!npm.options.silent) npm.work.out(`\n> ${label}\n> ${script}\n\n`)
  runText(npm, name, script, manifest)
}

export function runText(npm: Npm, event: string, script: string, manifest?: Manifest): void {
  const process = scriptProcess(npm, event, script, manifest)
  const code = npm.work.took(npm.work.host.script(script, process))
  if (code !== 0) throw new Quit(code)
}

function scriptProcess(npm: Npm, event: string, script: string, manifest: Manifest | undefined): Process {
  const { process } = npm.work
  const env = new Map(process.env)
  env.set('PATH', [...binFolders(npm.root), process.env.get('PATH') ?? '/usr/local/bin:/usr/bin:/bin'].join(':'))
  env.set('npm_lifecycle_event', event).set('npm_lifecycle_script', script).set('INIT_CWD', process.cwd)
  env.set('npm_command', npm.options.command).set('npm_package_json', join(npm.root, 'package.json'))
  if (manifest?.name !== undefined) env.set('npm_package_name', manifest.name)
  if (manifest?.version !== undefined) env.set('npm_package_version', manifest.version)
  return { ...process, argv: ['sh'], env, cwd: npm.root, tree: npm.work.tree }
}

/** The `.bin` of this folder and of every folder above. */
function binFolders(root: string): readonly string[] {
  const folders: string[] = []
  for (let folder = root; ; folder = dirname(folder)) {
    folders.push(join(folder, 'node_modules/.bin'))
    if (folder === '/') return folders
  }
}

function quoted(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replace(/'/g, "'\\''")}'`
}

function listScripts(npm: Npm, manifest: Manifest): void {
  const entries = Object.entries(manifest.scripts)
  if (entries.length === 0) return
  const label = `${manifest.name ?? ''}${manifest.version === undefined ? '' : `@${manifest.version}`}`
  npm.work.out(`Scripts available in ${label} via \`npm run-script\`:\n`)
  npm.work.out(entries.map(([name, script]) => `  ${name}\n    ${script}\n`).join(''))
}
