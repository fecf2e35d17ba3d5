/** npm ci, install and prune: node_modules from the app's record, or known only to be there. */
import { join } from '@/core/files/path.ts'
import { directory, file, readText } from '@/core/files/tree.ts'
import type { AppRecord, InstallRecord } from '@/core/images/app-record.ts'
import { lockfileDigest, manifestDigest } from '@/core/images/record-digests.ts'
import { needsNetworkSomehow } from '../offline.ts'
import { joinedReason } from '../partial-reason.ts'
import { ciUsage } from './ci-usage.ts'
import { keepDownloads, keepLog, keepUnknown, needsCache } from './downloads.ts'
import { installedTree, keptPackages, owned } from './installed-tree.ts'
import { lockProblems } from './lock-sync.ts'
import { setting } from './npm-options.ts'
import { findManifest, type Manifest, type Npm, npmError, npmWarn, readManifest } from './npm-work.ts'
import { parseObject } from './parse-object.ts'
import { WITHOUT_DEVELOPMENT } from './partial-modules.ts'
import { runLifecycle } from './run-script.ts'

export function npmCi(npm: Npm): void {
  warnOldFlags(npm)
  const lock = readLock(npm)
  if (lock === undefined) throw npmError(npm, ciUsage())
  const manifest = findManifest(npm)
  if (manifest === undefined) readManifest(npm)
  const problems = lock === UNKNOWN_LOCK ? [] : lockProblems(manifest!, lock)
  if (problems.length > 0) throw npmError(npm, outOfSync(problems))
  asksRegistry(npm, manifest!)
  layModules(npm, manifest!, lock)
}

/** `npm install` alone; with package names only the folder is known afterwards. */
export function npmInstall(npm: Npm): undefined {
  warnOldFlags(npm)
  if (npm.options.args.length > 0) return addPackages(npm)
  const manifest = readManifest(npm)
  const lock = readLock(npm)
  asksRegistry(npm, manifest)
  layModules(npm, manifest, lock)
  if (lock === undefined) npm.work.assumed.push('without a lockfile npm is taken to choose the recorded versions')
  if (lock === undefined && setting('package-lock', npm.options.flags, npm.options.config) !== 'false') writeLock(npm)
}

export function npmPrune(npm: Npm): void {
  const manifest = readManifest(npm)
  const modules = join(npm.root, 'node_modules')
  if (npm.work.look(modules) === undefined) return
  const lock = readLock(npm)
  layModules(npm, manifest, lock)
}

/** A lockfile whose text is not known: it is taken to fit. */
const UNKNOWN_LOCK = '\0'

function readLock(npm: Npm): string | undefined {
  for (const name of ['npm-shrinkwrap.json', 'package-lock.json']) {
    const path = join(npm.root, name)
    const there = npm.work.look(path)
    if (there === undefined) continue
    const text = readText(npm.work.tree, path)
    if (text === undefined) return UNKNOWN_LOCK
    // A lockfile that is no JSON, or has no version, is as good as none.
    if (parseObject(text)?.lockfileVersion !== undefined) return text
  }
  return undefined
}

function outOfSync(problems: readonly string[]): readonly string[] {
  return [
    'code EUSAGE',
    '',
    '`npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync. Please update your lock file with `npm install` before continuing.',
    '',
    ...problems,
    '',
    ...ciUsage().slice(5),
  ]
}

function layModules(npm: Npm, manifest: Manifest, lock: string | undefined): undefined {
  const { omitDev: development, omitOptional: optional } = npm.options
  const path = join(npm.root, 'node_modules')
  mayWrite(npm, path)
  if (setting('dry-run', npm.options.flags, npm.options.config) === 'true') return
  if (!hasDependencies(manifest)) {
    if (npm.work.look(path) !== undefined) npm.work.remove(path)
    keepLog(npm)
    say(npm, 'up to date')
    return
  }
  needsCache(npm)
  const found = recordFor(npm, manifest, lock)
  if (found === undefined) return layUnknown(npm, manifest, path, development)
  npm.work.put(path, owned(installedTree(found.install, { development, optional }), npm.work.owner()))
  keepDownloads(npm, found.install, { development, optional })
  const count = keptPackages(found.install, { development, optional }).length
  say(npm, `added ${count} packages`)
  if (setting('ignore-scripts', npm.options.flags, npm.options.config) !== 'true') runOwnScripts(npm, manifest)
}

/** The app's own install scripts; its packages' are part of the record. */
function runOwnScripts(npm: Npm, manifest: Manifest): void {
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) {
    if (manifest.scripts[name] !== undefined) runLifecycle(npm, manifest, name, [])
  }
}

/** Without a network npm gives up with the registry's name; what its cache or an earlier install could serve is not followed. */
function asksRegistry(npm: Npm, manifest: Manifest): void {
  const { work } = npm
  if (!work.process.offline || !hasDependencies(manifest)) return
  const served = work.look(join(npm.root, 'node_modules')) !== undefined || (work.process.mounts ?? []).length > 0
  if (served || npm.options.flags.has('offline')) needsNetworkSomehow(work, `npm ${npm.options.command}`)
  const cause = 'getaddrinfo EAI_AGAIN registry.npmjs.org'
  throw npmError(npm, ['code EAI_AGAIN', 'syscall getaddrinfo', 'errno EAI_AGAIN', `request failed, reason: ${cause}`])
}

function hasDependencies(manifest: Manifest): boolean {
  return ['dependencies', 'devDependencies', 'optionalDependencies'].some(
    (key) => Object.keys((manifest.value[key] ?? {}) as object).length > 0,
  )
}

function mayWrite(npm: Npm, path: string): void {
  if (npm.work.mayChangeFolderOf(path)) return
  throw npmError(
    npm,
    ['code EACCES', 'syscall mkdir', `path ${path}`, 'errno -13', `Error: EACCES: permission denied, mkdir '${path}'`],
    243,
  )
}

interface Matching {
  readonly app: AppRecord
  readonly install: InstallRecord
}

/** The record holds while package.json's dependencies and the lockfile are the recorded ones. */
export function recordFor(npm: Npm, manifest: Manifest, lock: string | undefined): Matching | undefined {
  const wanted = manifestDigest(manifest.text)
  const locked = lock === undefined ? undefined : lockfileDigest(new TextEncoder().encode(lock))
  const app = npm.apps.find(
    (one) => one.manifestDigest === wanted && (lock === undefined || one.lockfileDigest === locked),
  )
  const libc = npm.base?.libc ?? 'musl'
  const install = app?.installs.find((one) => one.libc === libc) ?? app?.installs[0]
  return app === undefined || install === undefined ? undefined : { app, install }
}

/** An install of which only the folder is known afterwards: other package managers, other lockfiles. */
export function installAssumed(npm: Npm, why: string): void {
  const manifest = readManifest(npm)
  const path = join(npm.root, 'node_modules')
  mayWrite(npm, path)
  if (!hasDependencies(manifest)) return
  needsNetworkSomehow(npm.work, `${npm.work.name} install`)
  npm.work.assumed.push(`the install is taken to succeed: ${why}`)
  const partial = npm.options.omitDev ? `${why}, and ${WITHOUT_DEVELOPMENT}` : why
  npm.work.put(path, { ...directory(new Map(), npm.work.owner()), partial })
  keepUnknown(npm, why)
}

/** Other packages than the recorded ones: the folder is there, its content is not known. */
function layUnknown(npm: Npm, manifest: Manifest, path: string, production: boolean): undefined {
  const differ = 'package.json or package-lock.json differ from the recorded install'
  const why = production ? `${differ}, and ${WITHOUT_DEVELOPMENT}` : differ
  npm.work.assumed.push(`the install is taken to succeed: ${why}`)
  npm.work.put(path, { ...directory(new Map(), npm.work.owner()), partial: why })
  keepUnknown(npm, differ)
  say(npm, 'added packages')
  if (setting('ignore-scripts', npm.options.flags, npm.options.config) !== 'true') runOwnScripts(npm, manifest)
}

/** The install is taken to succeed; what it lays down is not recorded. */
function addPackages(npm: Npm): undefined {
  addAssumed(npm, `npm ${npm.options.command}`, 'package-lock.json')
}

/** `npm install name`, `yarn add name`, `pnpm add name`: into the app, or with `--global` beside npm itself. */
export function addAssumed(npm: Npm, command: string, lockfile: string): void {
  needsNetworkSomehow(npm.work, command)
  const names = npm.options.args.map((name) => name.replace(/(?<=.)@[^@/]*$/, ''))
  const why = `what \`${command} ${names.join(' ')}\` installs is not recorded`
  npm.work.assumed.push(`\`${command} ${names.join(' ')}\` is taken to succeed`)
  keepUnknown(npm, why)
  if (npm.options.flags.has('global')) addGlobally(npm, why)
  else addToApp(npm, names, why, lockfile)
}

function addGlobally(npm: Npm, why: string): void {
  const home = npm.work.process.env.get('PNPM_HOME')
  const pnpm = npm.work.name === 'pnpm' && home !== undefined
  for (const folder of pnpm ? [home] : ['/usr/local/lib/node_modules', '/usr/local/bin']) markPartial(npm, folder, why)
}

function addToApp(npm: Npm, names: readonly string[], why: string, lockfile: string): void {
  const modules = join(npm.root, 'node_modules')
  mayWrite(npm, modules)
  const before = npm.work.place(modules)
  const kept = before?.node.kind === 'directory' ? before.node : directory(new Map(), npm.work.owner())
  npm.work.put(modules, { ...kept, partial: why })
  if (setting('save', npm.options.flags, npm.options.config) === 'false') return
  const manifest = findManifest(npm)
  const basis = JSON.stringify(withDependencies(manifest?.value ?? {}, names))
  npm.work.put(join(npm.root, 'package.json'), file({ kind: 'unknown', why, basis }, npm.work.owner()))
  npm.work.put(join(npm.root, lockfile), file({ kind: 'unknown', why }, npm.work.owner()))
}

function withDependencies(manifest: Readonly<Record<string, unknown>>, names: readonly string[]) {
  const added = Object.fromEntries(names.map((name) => [name, '*']))
  return { ...manifest, dependencies: { ...added, ...(manifest.dependencies as object | undefined) } }
}

function markPartial(npm: Npm, folder: string, why: string): void {
  mayWrite(npm, npm.work.place(folder) === undefined ? folder : join(folder, 'x'))
  const there = npm.work.place(folder)
  const node = there?.node.kind === 'directory' ? there.node : directory(new Map(), npm.work.owner())
  npm.work.put(there?.path ?? folder, { ...node, partial: joinedReason(node.partial, why) })
}

/** npm writes a lockfile where none was; its text is not recorded for an install without one. */
function writeLock(npm: Npm): void {
  const content = { kind: 'unknown' as const, why: 'npm wrote a lockfile from the versions it found that day' }
  npm.work.put(join(npm.root, 'package-lock.json'), file(content, npm.work.owner()))
}

function warnOldFlags(npm: Npm): void {
  const { flags } = npm.options
  if (flags.has('only')) npmWarn(npm, 'config only Use `--omit=dev` to omit dev dependencies from the install.')
  if (flags.has('production')) npmWarn(npm, 'config production Use `--omit=dev` instead.')
}

function say(npm: Npm, text: string): void {
  if (!npm.options.silent) npm.work.out(`\n${text}\n`)
}
