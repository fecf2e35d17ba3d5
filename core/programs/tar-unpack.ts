/** tar -x and -t: of an archive whose bytes are known, or that was made here. */
import { doubtAll } from '@/core/files/doubt.ts'
import type { Archive, ArchiveEntry, FileNode, Node } from '@/core/files/node.ts'
import { dirname } from '@/core/files/path.ts'
import { isGzip, readArchive } from '@/core/files/read-tar.ts'
import { directory } from '@/core/files/tree.ts'
import { allows } from '@/core/shell/access.ts'
import { textOf } from '@/core/shell/output.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { readGroups, readPasswd } from './accounts.ts'
import { isBusybox } from './busybox.ts'
import { delayedFailure, failureCode, mustBeFolder, type TarCall, within } from './tar-call.ts'
import { CannotTell, notModelledHere, type Work } from './work.ts'

export function listArchive(work: Work, call: TarCall): void {
  const archive = openArchive(work, call)
  const { entries, missing } = chosen(work, call, archive)
  if (call.flags.has('v')) work.out(unknownText('tar -tv prints times, which are not modelled'))
  else printNames(work, entries, archive)
  endIfMissing(work, missing)
}

export function unpackArchive(work: Work, call: TarCall): void {
  const archive = openArchive(work, call)
  mustBeFolder(work, call.folder)
  const { entries, missing } = chosen(work, call, archive)
  if (call.flags.has('O')) printTexts(work, entries, archive)
  else for (const entry of entries) lay(work, call, entry, archive)
  if (call.flags.has('v')) printNames(work, entries, archive)
  endIfMissing(work, missing)
}

function printNames(work: Work, entries: readonly ArchiveEntry[], { ordered }: Archive): void {
  if (!ordered && entries.length > 1) work.out(unknownText('the order of the files of a folder is not known'))
  else work.out(entries.map(({ name }) => `${name}\n`).join(''))
}

function printTexts(work: Work, entries: readonly ArchiveEntry[], { ordered }: Archive): void {
  const files = entries.filter(({ node }) => node.kind === 'file')
  if (!ordered && files.length > 1) work.out(unknownText('the order of the files of a folder is not known'))
  else for (const { name, node } of files) work.out(textOf(node as FileNode, name))
}

/** GNU tar minds that it is compressed or not by itself; so does BusyBox as Alpine builds it. */
function openArchive(work: Work, call: TarCall): Archive {
  if (call.archive === undefined) throw notKnown(work, call, 'what the archive holds is not known')
  const there = work.look(call.archive)
  if (there === undefined) throw cannotOpen(work, call.archive, 'No such file or directory')
  if (there.node.kind !== 'file') throw notModelledHere(work, `${call.archive} is no file`)
  if (!allows(there.node, work.process.user, 'read')) throw cannotOpen(work, call.archive, 'Permission denied')
  const { content } = there.node
  if (content.kind === 'unknown' && content.archive !== undefined) return content.archive
  if (content.kind !== 'bytes') throw notKnown(work, call, `what ${call.archive} holds is not known`)
  if (call.flags.has('z') && !isGzip(content.bytes)) throw notGzip(work)
  const read = readArchive(content.bytes)
  if (read.kind === 'unsupported') throw notKnown(work, call, `${call.archive} ${read.why}`)
  if (read.kind === 'not-archive') throw noArchive(work)
  return { entries: read.entries, ordered: true }
}

function notKnown(work: Work, call: TarCall, why: string): CannotTell {
  const there = work.look(call.folder)
  if (call.action === 'x' && there !== undefined && allows(there.node, work.process.user, 'write'))
    work.tree = doubtAll(work.tree, why, there.path)
  return new CannotTell(why)
}

function cannotOpen(work: Work, archive: string, problem: string): Error {
  if (isBusybox(work)) return work.quit(`can't open '${archive}': ${problem}`)
  work.fail(`${archive}: Cannot open: ${problem}`)
  return work.quit('Error is not recoverable: exiting now', failureCode(work))
}

function notGzip(work: Work): Error {
  if (!isBusybox(work)) {
    work.written.push({ fd: 2, text: '\ngzip: stdin: not in gzip format\n' })
    work.fail('Child returned status 1')
    return work.quit('Error is not recoverable: exiting now', 2)
  }
  work.fail('invalid magic')
  return work.quit('short read')
}

function noArchive(work: Work): Error {
  if (isBusybox(work)) return work.quit('short read')
  work.fail('This does not look like a tar archive')
  return work.quit('Exiting with failure status due to previous errors', 2)
}

interface Chosen {
  readonly entries: readonly ArchiveEntry[]
  readonly missing: readonly string[]
}

/** A member named alone is meant with all below it. */
function chosen(work: Work, call: TarCall, archive: Archive): Chosen {
  if (call.excluded.length > 0) throw notModelledHere(work, 'tar --exclude is modelled only where an archive is made')
  const wanted = call.operands.map(({ name }) => name.replace(/\/+$/, ''))
  if (wanted.length === 0) return { entries: archive.entries, missing: [] }
  const means = (name: string, member: string): boolean => `${member.replace(/\/+$/, '')}/`.startsWith(`${name}/`)
  return {
    entries: archive.entries.filter((entry) => wanted.some((name) => means(name, entry.name))),
    missing: wanted.filter((name) => !archive.entries.some((entry) => means(name, entry.name))),
  }
}

function endIfMissing(work: Work, missing: readonly string[]): void {
  if (missing.length === 0) return
  if (isBusybox(work)) throw work.quit(`${missing[0]}: not found in archive`)
  for (const name of missing) work.fail(`${name}: Not found in archive`)
  throw delayedFailure(work)
}

function lay(work: Work, call: TarCall, entry: ArchiveEntry, archive: Archive): void {
  const parts = entry.name.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) throw notModelledHere(work, 'members of an archive with .. in their path are not modelled')
  const name = parts.slice(call.strip).join('/')
  if (name === '' && (call.strip > 0 || entry.node.kind !== 'directory')) return
  const path = work.path(within(call.folder, name === '' ? '.' : name))
  makeParents(work, dirname(path))
  const there = name === '' ? work.look(path) : work.place(path, { follow: false })
  const folder = entry.node.kind === 'directory'
  if (there !== undefined && (there.node.kind === 'directory') !== folder)
    throw notModelledHere(work, `${entry.name} of the archive replaces a ${there.node.kind}, which is not modelled`)
  if (name !== '' && !(folder && there !== undefined) && !work.mayChangeFolderOf(path))
    throw cannotLay(work, entry.name, path, folder)
  const node = owned(work, call, entry, archive)
  const kept = there?.node.kind === 'directory' ? there.node : undefined
  if (kept !== undefined && kept.uid !== work.process.user.uid && work.process.user.uid !== 0) return
  work.put(path, kept === undefined ? node : { ...kept, mode: node.mode, uid: node.uid, gid: node.gid })
}

function makeParents(work: Work, folder: string): void {
  const there = work.place(folder)
  if (there?.node.kind === 'directory') return
  if (there !== undefined) throw notModelledHere(work, `a member of the archive lies below the file ${folder}`)
  makeParents(work, dirname(folder))
  if (!work.mayChangeFolderOf(folder)) throw cannotLay(work, folder, folder, true)
  work.put(folder, directory(new Map(), { mode: 0o777 & ~work.process.umask, ...work.owner() }))
}

function cannotLay(work: Work, name: string, path: string, folder: boolean): Error {
  const clean = name.replace(/\/+$/, '')
  const problem = work.refusal(path)
  if (isBusybox(work)) return work.quit(`${folder ? `can't create directory` : `can't open`} '${clean}': ${problem}`)
  work.fail(`${clean}: Cannot ${folder ? 'mkdir' : 'open'}: ${problem}`)
  return delayedFailure(work)
}

/** Root gives files to whom the archive says, by name where there is such an account; others own what they unpack. */
function owned(work: Work, call: TarCall, entry: ArchiveEntry, archive: Archive): Node {
  const node = entry.sameAs === undefined ? entry.node : linked(entry, archive)
  const { user } = work.process
  if (user.uid !== 0 || call.flags.has('o')) {
    const bits = isBusybox(work) || call.flags.has('p') || user.uid === 0 ? 0o7777 : 0o777 & ~work.process.umask
    return { ...node, mode: node.kind === 'link' ? node.mode : node.mode & bits, ...work.owner() }
  }
  if (call.flags.has('numeric-owner')) return node
  return { ...node, uid: uidOf(work, entry), gid: gidOf(work, entry) }
}

function linked(entry: ArchiveEntry, archive: Archive): Node {
  return archive.entries.find(({ name }) => name === entry.sameAs)?.node ?? entry.node
}

function uidOf(work: Work, { user, node }: ArchiveEntry): number {
  if (user === '') return node.uid
  if (user === 'root') return 0
  const accounts = readPasswd(work.tree)
  if (accounts === undefined) throw notModelledHere(work, `whether there is a user ${user} is not known`)
  return accounts.find((one) => one.name === user)?.uid ?? node.uid
}

function gidOf(work: Work, { group, node }: ArchiveEntry): number {
  if (group === '') return node.gid
  if (group === 'root') return 0
  const groups = readGroups(work.tree)
  if (groups === undefined) throw notModelledHere(work, `whether there is a group ${group} is not known`)
  return groups.find((one) => one.name === group)?.gid ?? node.gid
}
