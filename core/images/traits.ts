/** What kind of image a recorded base image is: distribution, C library, server in it, versions. */
import type { RecordedImage } from './facts.ts'
import type { Family } from './image.ts'
import { meaningOf } from './tag-pattern.ts'

export interface Traits {
  /** `node`, `nginx`, `httpd`. */
  readonly name: string
  readonly repository: string
  readonly tag: string
  readonly variant: string
  readonly family: Family
  readonly libc: 'musl' | 'glibc' | undefined
  /** `3.24`, `bookworm`. */
  readonly release: string
  readonly server: 'node' | 'nginx' | undefined
  readonly unprivileged: boolean
  readonly corepack: boolean
  /** All programs of the image are listed. */
  readonly programsComplete: boolean
  readonly versions: Readonly<Record<string, string>>
}

export function traitsOf(recorded: RecordedImage): Traits {
  const { repository, tag } = splitRef(recorded.ref)
  const name = repository.slice(repository.lastIndexOf('/') + 1)
  const variant = meaningOf(repository, tag)?.variant ?? ''
  const family = familyOf(name, variant)
  const versions = versionsOf(recorded)
  return {
    name,
    repository,
    tag,
    variant,
    family,
    libc: libcOf(family),
    release: releaseOf(recorded, family),
    server: name === 'node' ? 'node' : name.startsWith('nginx') ? 'nginx' : undefined,
    unprivileged: name === 'nginx-unprivileged',
    corepack: hasCorepack(versions.node),
    programsComplete: isComplete(name, family, variant),
    versions,
  }
}

export function splitRef(ref: string): { readonly repository: string; readonly tag: string } {
  const colon = ref.indexOf(':', ref.lastIndexOf('/') + 1)
  return colon < 0 ? { repository: ref, tag: 'latest' } : { repository: ref.slice(0, colon), tag: ref.slice(colon + 1) }
}

function familyOf(name: string, variant: string): Family {
  if (name === 'busybox') return 'busybox'
  if (name.endsWith('-debian12')) return 'distroless'
  return variant.startsWith('alpine') ? 'alpine' : 'debian'
}

function libcOf(family: Family): Traits['libc'] {
  if (family === 'alpine') return 'musl'
  return family === 'debian' || family === 'busybox' ? 'glibc' : undefined
}

/** From the first line of the history, which names what the distribution was made of. */
function releaseOf(recorded: RecordedImage, family: Family): string {
  const first = recorded.history?.[0]?.[0] ?? ''
  const found = /alpine-minirootfs-(\d+\.\d+)|'(bookworm|trixie|bullseye)'/.exec(first)
  return found?.[1] ?? found?.[2] ?? family
}

const ENV_VERSIONS: Readonly<Record<string, string>> = {
  NODE_VERSION: 'node',
  YARN_VERSION: 'yarn',
  NGINX_VERSION: 'nginx',
  NJS_VERSION: 'njs',
  HTTPD_VERSION: 'httpd',
  CADDY_VERSION: 'caddy',
}

/** By Node version, from Node's changelogs. */
export const NPM_VERSIONS: Readonly<Record<string, string>> = { '22.23.3': '10.9.9', '24.21.0': '11.19.0' }

function versionsOf(recorded: RecordedImage): Readonly<Record<string, string>> {
  const versions: Record<string, string> = {}
  for (const entry of recorded.config.env) {
    const equals = entry.indexOf('=')
    const name = ENV_VERSIONS[entry.slice(0, equals)]
    if (name) versions[name] = entry.slice(equals + 1)
  }
  const npm = NPM_VERSIONS[versions.node ?? '']
  return npm === undefined ? versions : { ...versions, npm }
}

/** Corepack came with Node 14.19 and 16.9 and left with 25. */
export function hasCorepack(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  if (major === 14) return minor >= 19
  return major === 16 ? minor >= 9 : major > 16 && major < 25
}

/** The full Debian images bring compilers and much more; nginx's Debian images are of another release. */
function isComplete(name: string, family: Family, variant: string): boolean {
  if (name === 'caddy' || name === 'httpd') return false
  if (family !== 'debian') return true
  return name === 'debian' || (name === 'node' && variant === 'slim')
}
