/** What npm keeps of its downloads: real installs by the releases of npm that the recorded images bring, into caches of their own. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CacheWeight, DownloadRecord } from '@/core/images/app-record.ts'
import { NPM_VERSIONS } from '@/core/images/traits.ts'
import { starterFiles } from './starter-files.ts'

/** `flags` choose the platform. */
export function recordDownloads(app: string, flags: readonly string[]): readonly DownloadRecord[] {
  return Object.values(NPM_VERSIONS).map((version) => {
    const tool = mkdtempSync(join(tmpdir(), 'record-npm-'))
    try {
      execFileSync('npm', ['install', '--prefix', tool, '--silent', `npm@${version}`], { stdio: 'inherit' })
      const cli = join(tool, 'node_modules/npm/bin/npm-cli.js')
      const install = (...more: readonly string[]) => inCache(app, cli, [['ci', ...more, ...flags]], weigh)
      // For this machine's own C library, or it could not build.
      const runLog = inCache(app, cli, [['ci'], ['run', 'build']], (cache) => logs(cache).at(-1)!)
      const source = `starter-react-app, npm ci ${flags.join(' ')}: the cache of npm ${version}`
      const evidence = { kind: 'recorded', source, date: new Date().toISOString().slice(0, 10) } as const
      return { npm: version, all: install(), production: install('--omit=dev'), runLog, evidence }
    } finally {
      rmSync(tool, { recursive: true, force: true })
    }
  })
}

function inCache<T>(app: string, cli: string, commands: readonly (readonly string[])[], use: (cache: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'record-cache-'))
  try {
    for (const name of starterFiles(app)) cpSync(join(app, name), join(folder, name), { recursive: true })
    const cache = join(folder, '.npm')
    for (const args of commands) run(folder, cli, [...args, '--cache', cache])
    return use(cache)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function weigh(cache: string): CacheWeight {
  const [log] = logs(cache)
  return {
    content: filesBelow(join(cache, '_cacache/content-v2')),
    index: filesBelow(join(cache, '_cacache/index-v5')),
    log: log!,
  }
}

/** Bytes of each, the oldest first: their names begin with the time. */
function logs(cache: string): readonly number[] {
  const folder = join(cache, '_logs')
  return readdirSync(folder)
    .sort()
    .map((name) => statSync(join(folder, name)).size)
}

/** As in a container: nothing of this machine's settings but the registry and its certificates. */
function run(folder: string, cli: string, args: readonly string[]): void {
  const flags = ['--audit=true', '--fund=true', '--update-notifier=false']
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_ENV$/i.test(name))
  const env = Object.fromEntries(kept) as NodeJS.ProcessEnv
  execFileSync(process.execPath, [cli, ...args, ...flags], { cwd: folder, env, stdio: ['ignore', 'ignore', 'ignore'] })
}

function filesBelow(folder: string): { readonly files: number; readonly bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const sizes = files.map((entry) => statSync(join(entry.parentPath, entry.name)).size)
  return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}
