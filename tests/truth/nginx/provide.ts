/** Finds a real nginx, or installs Debian's where that was asked for. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export type Provided =
  | { readonly kind: 'nginx'; readonly binary: string; readonly version: string }
  | { readonly kind: 'missing'; readonly why: string }

let found: Provided | undefined

/** The private namespace needs root on Linux; installing needs Debian and STAGECRAFT_PROVISION=1. */
export function provideNginx(): Provided {
  found ??= find()
  return found
}

function find(): Provided {
  if (process.platform !== 'linux') return missing('the private namespace needs Linux')
  if (process.getuid?.() !== 0) return missing('the private namespace needs root')
  const binary = installed() ?? install()
  if (binary === undefined) return missing('no nginx here (STAGECRAFT_PROVISION=1 installs one on Debian)')
  if (spawnSync('unshare', ['-mn', 'true']).status !== 0) return missing('namespaces cannot be made here')
  const said = spawnSync(binary, ['-v'], { encoding: 'utf8' })
  const version = /nginx\/([\d.]+)/.exec(said.stderr)?.[1]
  return version === undefined ? missing(`${binary} says no version`) : { kind: 'nginx', binary, version }
}

function missing(why: string): Provided {
  return { kind: 'missing', why }
}

function installed(): string | undefined {
  const given = process.env.NGINX_BIN
  return [given, '/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((path) => path !== undefined && existsSync(path))
}

function install(): string | undefined {
  if (process.env.STAGECRAFT_PROVISION !== '1' || !existsSync('/usr/bin/apt-get')) return undefined
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const lock = ['-o', 'DPkg::Lock::Timeout=300']
  spawnSync('apt-get', ['update', '-q', ...lock], { env, stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '--no-remove', '--no-install-recommends', ...lock, 'nginx-light'], {
    env,
    stdio: 'ignore',
  })
  return installed()
}
