/** What docker-nginx's Dockerfiles lay over their distribution: nginx, its configuration, pages and start scripts. */
import type { Node } from '@/core/files/node.ts'
import { KNOWN_IN_PART, keyFileEntries, presentContent } from './base-content.ts'
import type { ImageFacts, KeyFile, RecordedImage } from './facts.ts'
import type { Traits } from './traits.ts'
import { type Entry, fileEntry, folders, partialFolders } from './tree-draft.ts'

/** nginx.conf and default.conf are known to be these bytes from this minor version on. */
const TEXTS_SINCE = 28

export function nginxEntries(facts: ImageFacts, recorded: RecordedImage, traits: Traits): readonly Entry[] {
  const minor = Number(traits.versions.nginx?.split('.')[1])
  const present = minor >= TEXTS_SINCE && !traits.unprivileged
  const owner = `nginx 1.${minor}${traits.unprivileged ? ' unprivileged' : ''}`
  const files = facts.keyFiles.nginx.filter(([path]) => belongs(path, traits)).map((row) => sized(row, present))
  return [
    ...folders('/docker-entrypoint.d', '/etc/nginx', '/etc/nginx/conf.d', '/usr/share/nginx', '/usr/share/nginx/html'),
    ...folders('/var/cache/nginx', '/var/log/nginx'),
    ...partialFolders(KNOWN_IN_PART, '/usr/lib/nginx', '/usr/lib/nginx/modules'),
    ...keyFileEntries(files, owner, facts.keyFiles.date, present ? facts.nginxTexts : {}).map((entry) =>
      traits.unprivileged ? ownedByUser(entry) : entry,
    ),
    ...(traits.unprivileged ? unprivilegedFolders() : []),
    ...addedPrograms(recorded, traits),
  ]
}

function belongs(path: string, traits: Traits): boolean {
  if (path === '/usr/bin/curl') return traits.variant !== 'alpine-slim'
  return path !== '/etc/nginx/fastcgi.conf' || traits.family === 'alpine'
}

/** Older and changed images have the same files, of other sizes. */
function sized(row: KeyFile, present: boolean): KeyFile {
  const [path, mode, size, source] = row
  return present || typeof size === 'string' ? row : [path, mode, null, source]
}

function addedPrograms(recorded: RecordedImage, traits: Traits): readonly Entry[] {
  return nginxPrograms(traits).map((path) =>
    fileEntry(
      path,
      presentContent(path, recorded.ref, { kind: 'recorded', source: recorded.source, date: recorded.date }),
      0o755,
    ),
  )
}

/** Beside nginx, nginx-debug, envsubst and curl of the key files: ca-certificates, the geoip and njs modules' own. */
export function nginxPrograms({ family, variant }: Pick<Traits, 'family' | 'variant'>): readonly string[] {
  if (variant === 'alpine-slim') return []
  const certificates = ['/usr/sbin/update-ca-certificates']
  return family === 'alpine' ? [...certificates, '/usr/bin/geoiplookup', '/usr/bin/geoiplookup6'] : certificates
}

/** docker-nginx-unprivileged gives /etc/nginx and the cache to 101:0. */
function ownedByUser(entry: Entry): Entry {
  if (entry.kind !== 'node' || !entry.path.startsWith('/etc/nginx/')) return entry
  const node: Node = { ...entry.node, uid: 101 }
  return { ...entry, node }
}

function unprivilegedFolders(): readonly Entry[] {
  return ['/etc/nginx', '/etc/nginx/conf.d', '/var/cache/nginx'].map((path) => ({
    kind: 'folder',
    path,
    mode: 0o775,
    uid: 101,
    gid: 0,
  }))
}
