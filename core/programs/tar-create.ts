/**
 * tar -c: what the archive holds is known; its bytes are not, for they hold the times of the files, and the files of a
 * folder stand in it as the disk gives them.
 */
import type { ArchiveEntry, Node } from '@/core/files/node.ts'
import { directory, file } from '@/core/files/tree.ts'
import { moreNames } from '@/core/files/unlisted.ts'
import { patternSource } from '@/core/shell/pattern.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { readGroups, readPasswd } from './accounts.ts'
import { isBusybox } from './busybox.ts'
import { delayedFailure, failureCode, mustBeFolder, type TarCall, within } from './tar-call.ts'
import { CannotTell, type Work } from './work.ts'

const WHY = 'the bytes of a tar archive hold the times of its files, which are not modelled'

interface Packing {
  readonly work: Work
  readonly call: TarCall
  readonly excluded: readonly RegExp[]
  /** Where the archive itself lies. */
  readonly own: string | undefined
  readonly entries: ArchiveEntry[]
  ordered: boolean
  /** Why not all of what it holds is known. */
  gap: string | undefined
}

export function createArchive(work: Work, call: TarCall): void {
  if (call.operands.length === 0) throw emptyArchive(work)
  for (const { folder } of call.operands) mustBeFolder(work, folder)
  const own = call.archive === undefined ? undefined : work.path(call.archive)
  if (own !== undefined && !work.mayChangeFolderOf(own)) throw cannotCreate(work, call.archive!, own)
  const excluded = call.excluded.map(excludes)
  const packing: Packing = { work, call, excluded, own, entries: [], ordered: true, gap: undefined }
  const packed = call.operands.map(({ name, folder }) => packOperand(packing, name, folder))
  if (call.flags.has('v')) work.out(listed(packing))
  if (own === undefined) work.out(unknownText(WHY))
  else work.put(own, archiveFile(packing))
  if (packed.includes(false)) throw delayedFailure(work)
}

function archiveFile({ work, entries, ordered, gap }: Packing): Node {
  const archive = gap === undefined ? { archive: { entries, ordered } } : {}
  const attributes = { mode: 0o666 & ~work.process.umask, ...work.owner() }
  return file({ kind: 'unknown', why: gap ?? WHY, ...archive }, attributes)
}

function listed({ entries, ordered, gap }: Packing): string {
  if (gap !== undefined || !ordered) return unknownText(gap ?? 'the order of the files of a folder is not known')
  return entries.map(({ name }) => `${name}\n`).join('')
}

function emptyArchive(work: Work): Error {
  if (isBusybox(work)) return work.quit('empty archive')
  return work.quit('Cowardly refusing to create an empty archive', 2)
}

function cannotCreate(work: Work, archive: string, path: string): Error {
  const parent = work.look(path.slice(0, path.lastIndexOf('/')) || '/')
  const problem = parent === undefined ? 'No such file or directory' : work.refusal(path)
  if (isBusybox(work)) return work.quit(`can't open '${archive}': ${problem}`)
  work.fail(`${archive}: Cannot open: ${problem}`)
  return work.quit('Error is not recoverable: exiting now', failureCode(work))
}

/** False after a message. */
function packOperand(packing: Packing, name: string, folder: string): boolean {
  const { work } = packing
  const there = work.look(within(folder, name), { follow: false })
  if (there === undefined) {
    work.fail(
      isBusybox(work) ? `${name}: No such file or directory` : `${name}: Cannot stat: No such file or directory`,
    )
    return false
  }
  if (name.split('/').includes('..')) throw new CannotTell('tar of a path with .. is not modelled')
  const bare = name.replace(/^\/+/, '')
  if (bare !== name && !packing.entries.some((entry) => entry.name === bare))
    work.fail(isBusybox(work) ? "removing leading '/' from member names" : "Removing leading `/' from member names", 0)
  pack(packing, there.node, bare.replace(/\/+$/, ''), there.path)
  return true
}

function pack(packing: Packing, node: Node, name: string, path: string): void {
  const { work } = packing
  if (packing.excluded.some((pattern) => pattern.test(name))) return
  if (path === packing.own) {
    work.fail(`${name}: file is the archive; ${isBusybox(work) ? 'skipping' : 'not dumped'}`, 0)
    return
  }
  if (node.doubt !== undefined) packing.gap ??= node.doubt
  const folder = node.kind === 'directory'
  if (!folder || name !== '') packing.entries.push(entryOf(work, folder ? `${name}/` : name, node))
  if (!folder) return
  packing.gap ??= moreNames(node)
  if (node.entries.size > 1) packing.ordered = false
  for (const below of [...node.entries.keys()].sort())
    pack(
      packing,
      node.entries.get(below)!,
      name === '' ? below : `${name}/${below}`,
      `${path === '/' ? '' : path}/${below}`,
    )
}

function entryOf(work: Work, name: string, node: Node): ArchiveEntry {
  const { mode, uid, gid } = node
  return {
    name,
    node: node.kind === 'directory' ? directory(new Map(), { mode, uid, gid }) : node,
    user: readPasswd(work.tree)?.find((one) => one.uid === uid)?.name ?? '',
    group: readGroups(work.tree)?.find((one) => one.gid === gid)?.name ?? '',
  }
}

/** A pattern means a file or folder at any depth, and what is below it. */
function excludes(pattern: string): RegExp {
  const anchored = pattern.startsWith('/') ? '^' : '(?:^|/)'
  return new RegExp(`${anchored}${patternSource(pattern.replace(/^\/+|\/+$/g, ''), '[^/]')}(?:/|$)`)
}
