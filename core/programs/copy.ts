/** cp -r -a -p -d -L -T -t -n -f. */
import type { DirectoryNode, FileNode, Node } from '@/core/files/node.ts'
import { basename, dirname } from '@/core/files/path.ts'
import { joinUnlisted, withUnlisted } from '@/core/files/unlisted.ts'
import { allows } from '@/core/shell/access.ts'
import { READ_ONLY } from '@/core/shell/mount-points.ts'
import { isBusybox } from './busybox.ts'
import { readOptions } from './options.ts'
import { CannotTell, program, type Work } from './work.ts'

interface CopyWay {
  readonly recursive: boolean
  /** Owner, mode and times stay. */
  readonly preserve: boolean
  /** Links are copied as links. */
  readonly keepLinks: boolean
  /** What is there already stays. */
  readonly keep: boolean
}

const LONG = {
  recursive: 'r',
  archive: 'a',
  preserve: 'p',
  force: 'f',
  'no-clobber': 'n',
  'no-target-directory': 'T',
  dereference: 'L',
  'no-dereference': 'P',
  verbose: 'v',
  'target-directory': 't',
}

export const cp = program('cp', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'aRrdPLHpfinlsTuvt:', LONG)
  const way = wayOf(flags)
  if (flags.has('l') || flags.has('s')) throw new CannotTell('cp -l and -s are not modelled')
  const into = values.get('t')
  const sources = into === undefined ? operands.slice(0, -1) : operands
  const target = into ?? operands.at(-1)
  if (target === undefined || sources.length === 0) throw work.usage('[-arPLHpfinlsTu] SOURCE DEST')
  const there = work.place(target)
  const inside = into !== undefined || sources.length > 1 || (there?.node.kind === 'directory' && !flags.has('T'))
  for (const source of sources) {
    const last = basename(source)
    // `cp -r dir/. target` copies what is in dir, not dir itself.
    const contents = /(?:^|\/)\.\.?\/*$/.test(source)
    copyOne(work, source, inside && !contents ? `${target}/${last}` : target, way)
  }
})

function wayOf(flags: ReadonlySet<string>): CopyWay {
  const recursive = ['r', 'R', 'a'].some((flag) => flags.has(flag))
  const preserve = flags.has('p') || flags.has('a')
  const keepLinks = !flags.has('L') && (recursive || flags.has('d') || flags.has('P'))
  return { recursive, preserve, keepLinks, keep: flags.has('n') }
}

function copyOne(work: Work, source: string, target: string, way: CopyWay): undefined {
  const from = work.look(source, { follow: !way.keepLinks })
  if (from === undefined) return work.fail(`can't stat '${source}': No such file or directory`)
  if (from.node.kind === 'directory' && !way.recursive) return work.fail(`omitting directory '${source}'`)
  if (!allows(from.node, work.process.user, 'read')) return work.fail(`can't open '${source}': Permission denied`)
  const problem = targetProblem(work, source, from, target)
  if (problem !== undefined) return work.fail(problem)
  const path = from.node.kind === 'link' ? work.path(target) : work.target(target)
  const there = work.place(target, { follow: from.node.kind !== 'link' })
  const excluded = from.node.kind === 'directory' && path.startsWith(`${from.path}/`) ? path : undefined
  if (excluded !== undefined) work.fail(`recursion detected, omitting directory '${target}'`, 0)
  work.put(there?.path ?? path, copyNode(work, from.node, there?.node, way))
}

function targetProblem(
  work: Work,
  source: string,
  from: { node: Node; path: string },
  target: string,
): string | undefined {
  const there = work.place(target)
  if (there !== undefined) {
    if (there.path === from.path)
      return from.node.kind === 'directory'
        ? `recursion detected, omitting directory '${source}'`
        : `'${source}' and '${target}' are the same file`
    if (from.node.kind !== 'directory' && there.node.kind === 'directory')
      return `can't create '${target}': Is a directory`
    if (from.node.kind === 'directory' && there.node.kind !== 'directory')
      return `can't stat '${target}/${basename(source)}': Not a directory`
    if (there.node.kind !== 'directory' && work.isReadOnly(there.path)) return `can't create '${target}': ${READ_ONLY}`
    return allows(there.node, work.process.user, 'write') ? undefined : `can't create '${target}': Permission denied`
  }
  if (target.endsWith('/') && from.node.kind !== 'directory') return `can't create '${target}': Is a directory`
  const path = work.target(target)
  const kind = from.node.kind === 'directory' ? `can't create directory '${target}'` : `can't create '${target}'`
  const parent = work.look(dirname(path))
  if (parent === undefined) return `${kind}: No such file or directory`
  if (parent.node.kind !== 'directory') return `${kind}: Not a directory`
  return work.mayChangeFolderOf(path) ? undefined : `${kind}: ${work.refusal(path)}`
}

function copyNode(work: Work, from: Node, there: Node | undefined, way: CopyWay): Node {
  if (there !== undefined && there.kind !== 'directory' && way.keep) return there
  switch (from.kind) {
    case 'directory':
      return copyFolder(work, from, there?.kind === 'directory' ? there : undefined, way)
    case 'link':
      return way.preserve ? from : { ...from, ...work.owner() }
    case 'file':
      return copyFile(work, from, there?.kind === 'file' ? there : undefined, way)
  }
}

/** A file that is there keeps its owner and mode and takes the bytes. */
function copyFile(work: Work, from: FileNode, there: FileNode | undefined, way: CopyWay): FileNode {
  if (way.preserve) return preserved(work, from)
  if (there !== undefined) return { ...there, content: from.content }
  const { mtime: _, ...rest } = from
  return { ...rest, mode: from.mode & copiedBits(work) & ~work.process.umask, ...work.owner() }
}

/** BusyBox hands set-user-id and sticky bits on, coreutils do not; the kernel takes them from what a plain user writes. */
function copiedBits(work: Work): number {
  return isBusybox(work) && work.process.user.uid === 0 ? 0o7777 : 0o777
}

/** Only root may give files away. */
function preserved<T extends Node>(work: Work, node: T): T {
  return work.process.user.uid === 0 ? node : { ...node, ...work.owner() }
}

function copyFolder(work: Work, from: DirectoryNode, there: DirectoryNode | undefined, way: CopyWay): DirectoryNode {
  if (there === undefined && way.preserve && work.process.user.uid === 0) return from
  const entries = new Map(there?.entries)
  for (const [name, node] of from.entries) entries.set(name, copyNode(work, node, entries.get(name), way))
  const partial = there?.partial ?? from.partial
  const base: DirectoryNode = there ?? {
    ...from,
    mode: from.mode & copiedBits(work) & ~work.process.umask,
    ...work.owner(),
  }
  const attributes = way.preserve ? preserved(work, from) : base
  const joined = withUnlisted({ ...attributes, entries }, joinUnlisted(there?.unlisted, from.unlisted))
  return partial === undefined ? joined : { ...joined, partial }
}
