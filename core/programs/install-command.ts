/** Recognises the commands that install the app's dependencies from its package.json, and where they keep what they download. */
import { dirname, join, relativeTo, resolve } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import type { Process } from '@/core/shell/process.ts'
import { readNpmOptions, setting } from './npm/npm-options.ts'
import { npmrcLines } from './npm/npmrc.ts'

export type Manager = 'npm' | 'yarn' | 'pnpm'

const VERBS: Readonly<Record<Manager, RegExp>> = {
  npm: /^(ci|clean-install|ic|install-clean|isntall-clean|i|in|ins|inst|insta|instal|install|isnt|isnta|isntal|isntall|add|cit|install-ci-test|it|install-test)$/,
  yarn: /^(|install)$/,
  pnpm: /^(i|install|ci|fetch)$/,
}

/** `npm ci`, `yarn`, `pnpm i --frozen-lockfile`; not `npm install -g …` or `npm install react`. */
export function installerOf(argv: readonly string[]): Manager | undefined {
  const program = argv[0] ?? ''
  const name = program.slice(program.lastIndexOf('/') + 1)
  if (name === 'corepack') return installerOf(argv.slice(1))
  if (name !== 'npm' && name !== 'yarn' && name !== 'pnpm') return undefined
  const { command, args, flags } = optionsOf({ argv, env: new Map() })
  const alone = args.length === 0 && !flags.has('global') && !flags.has('version') && !flags.has('help')
  return VERBS[name].test(command) && alone ? name : undefined
}

/** The folder whose node_modules an install fills. */
export function installFolder(process: Process): string {
  const { flags } = optionsOf(process)
  const prefix = flags.get('prefix') ?? flags.get('cwd') ?? flags.get('dir')
  if (prefix !== undefined) return resolve(process.cwd, prefix)
  for (let folder = process.cwd; ; folder = dirname(folder)) {
    if (lookup(process.tree, join(folder, 'package.json')).kind === 'found' || folder === '/') return folder
  }
}

/** Folders in which the manager may keep its downloads, by its settings and the environment; the likeliest first. */
export function cacheFolders(manager: Manager, process: Process): readonly string[] {
  const set = (name: string) => settingOf(name, process)
  const home = process.env.get('HOME') ?? process.user.home
  const at = (path: string) => resolve(process.cwd, path.replace(/^~(?=\/|$)/, home))
  switch (manager) {
    case 'npm':
      return [at(set('cache') ?? join(home, '.npm'))]
    case 'yarn':
      return yarnFolders(process, home, set('cache-folder')).map(at)
    case 'pnpm':
      return pnpmFolders(process, home, set('store-dir')).map(at)
  }
}

/** yarn 1: `yarn cache dir`; root's lies below /usr/local/share. Later yarns keep theirs in the home. */
function yarnFolders({ env, user }: Process, home: string, folder: string | undefined): readonly string[] {
  const given = env.get('YARN_CACHE_FOLDER') ?? folder
  if (given !== undefined) return [given]
  const shared = env.get('XDG_CACHE_HOME') ?? join(home, '.cache')
  const first = user.uid === 0 ? '/usr/local/share/.cache/yarn' : join(shared, 'yarn')
  return [first, env.get('YARN_GLOBAL_FOLDER') ?? join(home, '.yarn/berry')]
}

/** pnpm: `pnpm store path`. */
function pnpmFolders({ env }: Process, home: string, store: string | undefined): readonly string[] {
  if (store !== undefined) return [store]
  const own = env.get('PNPM_HOME')
  const data = env.get('XDG_DATA_HOME') ?? join(home, '.local/share')
  return [...(own === undefined ? [] : [join(own, 'store')]), join(data, 'pnpm/store')]
}

/** Whether what the manager downloads lies in a cache mount: the mount is that folder, one around it, or the part that counts. */
export function isCached(manager: Manager, process: Process, settings: readonly string[] = []): boolean {
  const folders = [...settings, ...cacheFolders(manager, process)]
  const mounts = (process.mounts ?? []).filter((mount) => mount.cache && mount.writable)
  return mounts.some(({ path }) => folders.some((folder) => covers(path, folder) || partOf(path, folder)))
}

export function covers(mount: string, folder: string): boolean {
  return relativeTo(mount, folder) !== undefined
}

/** npm's downloads are in `_cacache`, yarn 1's in `v6`, pnpm's store in `v3`, `v10`. */
function partOf(mount: string, folder: string): boolean {
  return /^(_cacache|v\d+|cache)$/.test(relativeTo(folder, mount) ?? '')
}

export function isOffline(process: Process): boolean {
  return settingOf('offline', process) === 'true'
}

function settingOf(name: string, process: Process): string | undefined {
  const { flags, config } = optionsOf(process)
  return setting(name, flags, config)
}

function optionsOf(process: Pick<Process, 'argv' | 'env'> & Partial<Process>) {
  const lines =
    process.tree === undefined
      ? undefined
      : npmrcLines({ tree: process.tree, process: process as Process }, process.cwd ?? '/')
  return readNpmOptions(process as Process, lines)
}
