/** What docker-nginx's Dockerfiles lay over their distribution: nginx, its configuration, pages and start scripts. */
import type { Node } from '@/core/files/node.ts'
import { KNOWN_IN_PART, keyFileEntries, presentContent } from './base-content.ts'
import type { ImageFacts, KeyFile, RecordedImage } from './facts.ts'
import type { Traits } from './traits.ts'
import { type Entry, fileEntry, folders, partialFolders } from './tree-draft.ts'

/** From this minor version on the files have the recorded sizes; before, nginx.conf names /var/run/nginx.pid. */
const SIZES_SINCE = 28

export function nginxEntries(facts: ImageFacts, recorded: RecordedImage, traits: Traits): readonly Entry[] {
  const minor = Number(traits.versions.nginx?.split('.')[1])
  const present = minor >= SIZES_SINCE && !traits.unprivileged
  const owner = `nginx 1.${minor}${traits.unprivileged ? ' unprivileged' : ''}`
  const files = facts.keyFiles.nginx.filter(([path]) => belongs(path, traits)).map((row) => sized(row, present))
  return [
    ...folders('/docker-entrypoint.d', '/etc/nginx', '/etc/nginx/conf.d', '/usr/share/nginx', '/usr/share/nginx/html'),
    ...folders('/var/cache/nginx', '/var/log/nginx'),
    ...partialFolders(KNOWN_IN_PART, '/usr/lib/nginx', '/usr/lib/nginx/modules'),
    ...keyFileEntries(files, owner, facts.keyFiles.date, textsOf(facts, traits, minor)).map((entry) =>
      traits.unprivileged ? ownedByUser(entry) : entry,
    ),
    ...(traits.unprivileged ? unprivilegedFolders() : []),
    ...addedPrograms(recorded, traits),
  ]
}

function textsOf(facts: ImageFacts, traits: Traits, minor: number): Readonly<Record<string, string>> {
  const texts = minor >= SIZES_SINCE ? facts.nginxTexts : changed(facts.nginxTexts, MAIN, usePidOfOld)
  if (!traits.unprivileged) return texts
  return changed(changed(texts, MAIN, withoutRoot), SITE, (text) =>
    text.replace('listen       80;', 'listen       8080;'),
  )
}

const MAIN = '/etc/nginx/nginx.conf'
const SITE = '/etc/nginx/conf.d/default.conf'

function changed(texts: ImageFacts['nginxTexts'], path: string, change: (text: string) => string) {
  const text = texts[path]
  return text === undefined ? texts : { ...texts, [path]: change(text) }
}

function usePidOfOld(main: string): string {
  return main.replace(/ \/run\/nginx\.pid/, ' /var/run/nginx.pid')
}

/** What docker-nginx-unprivileged's Dockerfile does to nginx.conf. */
function withoutRoot(main: string): string {
  const temporary = ['proxy', 'client', 'fastcgi', 'uwsgi', 'scgi']
  const directive = (name: string) => `    ${name === 'client' ? 'client_body' : name}_temp_path /tmp/${name}_temp;\n`
  return main
    .replace(/^user {2}nginx;\n/m, '')
    .replace(/(?:\/var)?\/run\/nginx\.pid/, '/tmp/nginx.pid')
    .replace(/^http \{\n/m, `http {\n${temporary.map(directive).join('')}`)
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
