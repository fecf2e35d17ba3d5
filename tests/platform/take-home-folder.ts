/** Unpacks a take-home archive as a learner would, and asks real git about it. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'

export function unpackZip(archive: string, into: string): string {
  for (const [path, bytes] of Object.entries(unzipSync(new Uint8Array(readFileSync(archive))))) {
    mkdirSync(join(into, dirname(path)), { recursive: true })
    writeFileSync(join(into, path), bytes)
  }
  return join(into, readdirSync(into)[0]!)
}

export function unpackTar(archive: string, into: string): string {
  mkdirSync(into, { recursive: true })
  execFileSync('tar', ['-xzf', archive, '-C', into])
  return join(into, readdirSync(into)[0]!)
}

/** Nothing of this machine's configuration; folders of other owners are fine. */
export function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' }
  const ran = spawnSync('git', ['-c', 'safe.directory=*', ...args], { cwd: folder, env, encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: exit ${ran.status}\n${ran.stdout}${ran.stderr}`)
  return ran.stdout + (ran.stderr === '' ? '' : `\nstderr: ${ran.stderr}`)
}

/** Every file of a folder with its content, sorted by path. */
export function contentOf(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile())
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path)).toString('base64')]))
}

export const hasGit = spawnSync('git', ['--version']).status === 0
