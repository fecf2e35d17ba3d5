/** What npm leaves in its cache: the downloads of an install, and a log of every run. Names are digests and times, and not listed. */
import type { Unlisted } from '@/core/files/node.ts'
import { nodeAt } from '@/core/files/node-at.ts'
import { join, resolve, segments } from '@/core/files/path.ts'
import { directory } from '@/core/files/tree.ts'
import { withUnlisted } from '@/core/files/unlisted.ts'
import type { CacheWeight, DownloadRecord, InstallRecord } from '@/core/images/app-record.ts'
import type { Evidence } from '@/core/text/evidence.ts'
import { cacheFolders } from '../install-command.ts'
import type { Omitted } from './installed-tree.ts'
import { setting } from './npm-options.ts'
import { type Npm, npmError } from './npm-work.ts'

const DIGESTS = 'npm names the files of its cache by digest'
const TIMES = 'npm names its logs by the time it ran'

/** npm cannot install without a cache to write to; as npm 10 words it. */
export function needsCache(npm: Npm): void {
  const cache = cacheOf(npm)
  if (mayReach(npm, join(cache, '_cacache'))) return
  const { uid, gid } = npm.work.owner()
  throw npmError(npm, [
    'code EACCES',
    'syscall mkdir',
    `path ${cache}`,
    'errno EACCES',
    '',
    'Your cache folder contains root-owned files, due to a bug in',
    'previous versions of npm which has since been addressed.',
    '',
    'To permanently fix this problem, please run:',
    `  sudo chown -R ${uid}:${gid} "${cache}"`,
  ])
}

/** The downloads of a recorded install: of what was there before, nothing is fetched again. */
export function keepDownloads(npm: Npm, install: InstallRecord, omitted: Omitted): void {
  const found = seen(npm, install.downloads)
  if (found === undefined || omitted.optional) {
    keepUnknown(
      npm,
      `what npm keeps of an install ${omitted.optional ? 'without optional packages ' : ''}is not recorded`,
    )
    return
  }
  const { record, evidence } = found
  const id = `${install.libc} npm ${record.npm}`
  const part = (kind: 'content' | 'index') => {
    const production = { id: `${id} production ${kind}`, ...record.production[kind], evidence, why: DIGESTS }
    const rest = less(record.all, record.production, kind)
    return omitted.development
      ? [production]
      : [production, { id: `${id} development ${kind}`, ...rest, evidence, why: DIGESTS }]
  }
  layCache(npm, part('content'), part('index'))
  layLog(npm, (omitted.development ? record.production : record.all).log, evidence)
}

/** The downloads of an install that is not recorded. */
export function keepUnknown(npm: Npm, why: string): void {
  const { name, process } = npm.work
  const evidence = { kind: 'unsupported', why } as const
  const unknown = { id: `${name} ${why}`, files: 0, bytes: undefined, evidence, why: `${name}'s cache is not listed` }
  if (name === 'yarn' || name === 'pnpm') grow(npm, cacheFolders(name, process)[0]!, [unknown])
  else layCache(npm, [unknown], [])
}

/** Every run of npm leaves a log, except one that only prints its version. */
export function keepLog(npm: Npm): void {
  const found = seen(npm, npm.apps[0]?.installs[0]?.downloads ?? [])
  if (found === undefined) return
  const { record } = found
  const { evidence } = record
  const source = `the log that \`npm run build\` of the starter left, npm ${record.npm}`
  layLog(npm, record.runLog, evidence.kind === 'recorded' ? { ...evidence, source } : evidence)
}

function less(all: CacheWeight, part: CacheWeight, kind: 'content' | 'index') {
  return { files: all[kind].files - part[kind].files, bytes: all[kind].bytes - part[kind].bytes }
}

/** By the image's own npm, else by one of its line, else by the first that was seen. */
function seen(npm: Npm, downloads: readonly DownloadRecord[]) {
  const version = npm.base?.versions.npm
  const line = `${version?.split('.')[0]}.`
  const record =
    downloads.find((one) => one.npm === version) ?? downloads.find((one) => one.npm.startsWith(line)) ?? downloads[0]
  if (record === undefined) return undefined
  const from = `npm ${record.npm}; ${version === undefined ? "the image's own is not recorded" : `the image has ${version}`}`
  const evidence: Evidence = record.npm === version ? record.evidence : { ...record.evidence, kind: 'assumed', from }
  return { record, evidence }
}

/** npm's `cache` setting, else ~/.npm. */
export function cacheOf(npm: Npm): string {
  return cacheFolders('npm', npm.work.process)[0]!
}

function layCache(npm: Npm, content: readonly Unlisted[], index: readonly Unlisted[]): void {
  const cache = join(cacheOf(npm), '_cacache')
  grow(npm, join(cache, 'content-v2'), content)
  grow(npm, join(cache, 'index-v5'), index)
  grow(npm, join(cache, 'tmp'), [])
}

function layLog(npm: Npm, bytes: number, evidence: Evidence): void {
  const { flags, config } = npm.options
  if (setting('logs-max', flags, config) === '0') return
  const folder = resolve(npm.work.process.cwd, setting('logs-dir', flags, config) ?? join(cacheOf(npm), '_logs'))
  const there = nodeAt(npm.work.tree, folder)
  const before = there?.kind === 'directory' ? (there.unlisted?.length ?? 0) : 0
  grow(npm, folder, [{ id: `log ${before + 1} ${bytes}`, files: 1, bytes, evidence, why: TIMES }])
}

/** Where the user may not write, npm goes on without. */
function grow(npm: Npm, path: string, more: readonly Unlisted[]): void {
  const { work } = npm
  if (!mayReach(npm, path)) return
  // One by one: what npm makes is known whole, whatever else the folder it lies in may hold.
  for (const folder of foldersTo(path))
    if (nodeAt(work.tree, folder) === undefined) work.put(folder, directory(new Map(), work.owner()))
  const there = nodeAt(work.tree, path)
  if (there?.kind !== 'directory') return
  const grown = withUnlisted(there, more)
  if (grown !== there) work.put(path, grown)
}

function mayReach({ work }: Npm, path: string): boolean {
  const missing = foldersTo(path).find((folder) => nodeAt(work.tree, folder) === undefined)
  return work.process.user.uid === 0 || work.mayChangeFolderOf(missing ?? join(path, 'x'))
}

/** From the topmost folder down to the path itself. */
function foldersTo(path: string): readonly string[] {
  const parts = segments(path)
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
}
