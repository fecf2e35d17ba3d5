/** COPY and ADD, done: every source laid at the destination, in order. */

import { doubtAll } from '@/core/files/doubt.ts'
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { nodeAt } from '@/core/files/node-at.ts'
import { directory, EMPTY_TREE, type FileTree, file, put } from '@/core/files/tree.ts'
import { lacking } from '../copying/lacking.ts'
import { overlay } from '../copying/merge.ts'
import { makeFolders, place } from '../copying/place.ts'
import { realPath } from '../copying/real-path.ts'
import { select } from '../copying/select.ts'
import { withoutExcluded, withParents } from '../copying/sieve.ts'
import type { Stamp } from '../copying/stamp.ts'
import { done, type Failure, failed, type Performed, type Surroundings } from '../performed.ts'
import type { CopyAction, Source } from '../step.ts'
import { ownerOf } from './owner.ts'
import { isGitSource, isHttpSource, remoteName } from './remote.ts'
import { unpackArchive } from './unpack.ts'

interface Copying {
  readonly action: CopyAction
  readonly source: FileTree
  readonly sourceWhy: string | undefined
  readonly stamp: Stamp
}

/** What one source did. */
export interface Laid {
  readonly tree: FileTree
  readonly unknown?: string
  readonly error?: Failure
}

export function performCopy(action: CopyAction, tree: FileTree, surroundings: Surroundings): Performed {
  const owner = action.chown === undefined ? undefined : ownerOf(action.chown, tree)
  const { tree: source, why } = surroundings.treeOf(action.from)
  const fallback = action.from.kind === 'context' ? { uid: 0, gid: 0 } : undefined
  const stamp: Stamp = {
    owner: owner === undefined ? fallback : { uid: owner.uid, gid: owner.gid },
    mode: action.chmod,
  }
  const copying: Copying = { action, source, sourceWhy: why, stamp }
  const laid = layAll(copying, action.link ? EMPTY_TREE : tree)
  if (laid.error !== undefined) return failed(tree, laid.error.code, laid.error.message, laid.error.details)
  const result = action.link ? { root: overlay(tree.root, laid.tree.root) } : laid.tree
  const doubts = [...laid.unknown, ...(owner?.doubt === undefined ? [] : [owner.doubt])]
  return laid.unknown.length > 0
    ? { state: 'unknown', tree: result, output: [], unsupported: doubts, error: undefined }
    : done(result, [], doubts)
}

function layAll(copying: Copying, start: FileTree): { tree: FileTree; unknown: string[]; error?: Laid['error'] } {
  let tree = start
  const unknown: string[] = []
  const steps = [
    ...copying.action.sources.map((source) => (under: FileTree) => layPath(copying, under, source)),
    ...copying.action.files.map(
      (inline) => (under: FileTree) => layNode(copying, under, file(inline.content), `/${inline.name}`),
    ),
  ]
  for (const step of steps) {
    const laid = step(tree)
    if (laid.error !== undefined) return { tree, unknown, error: laid.error }
    if (laid.unknown !== undefined) unknown.push(laid.unknown)
    tree = laid.tree
  }
  return { tree, unknown }
}

function layPath(copying: Copying, tree: FileTree, source: string): Laid {
  if (copying.action.kind === 'add' && (isHttpSource(source) || isGitSource(source)))
    return layRemote(copying, tree, source)
  if (copying.action.parents) return layWithParents(copying, tree, source)
  const selection = select(copying.source, source)
  switch (selection.kind) {
    case 'absent':
      if (copying.sourceWhy !== undefined) return layUnknown(copying, tree, copying.sourceWhy)
      return { tree, error: missing(selection.path, selection.wildcard, copying.action.from) }
    case 'unknown':
      return layUnknown(copying, layEntries(copying, tree, selection.entries).tree, selection.why)
    case 'selected':
      return layEntries(copying, tree, selection.entries)
  }
}

/** The folder of a wildcard is looked for only when the copy is made, and then in other words. */
function missing(path: string, wildcard: boolean, from: Source): Failure {
  const failure = lacking(path, from)
  return wildcard ? { ...failure, message: `lstat ${path}: no such file or directory` } : failure
}

function layEntries(copying: Copying, start: FileTree, entries: readonly { path: string; node: Node }[]): Laid {
  let tree = start
  let unknown: string | undefined
  for (const entry of entries) {
    const laid =
      copying.action.kind === 'add' ? layForAdd(copying, tree, entry) : layNode(copying, tree, entry.node, entry.path)
    if (laid.error !== undefined) return laid
    tree = laid.tree
    unknown ??= laid.unknown
  }
  return { tree, ...(unknown === undefined ? {} : { unknown }) }
}

/** A local archive is unpacked by ADD, unless `--unpack=false` says otherwise. */
function layForAdd(copying: Copying, tree: FileTree, entry: { path: string; node: Node }): Laid {
  if (copying.action.unpack === false || entry.node.kind !== 'file')
    return layNode(copying, tree, entry.node, entry.path)
  const unpacked = unpackArchive(entry.node, entry.path)
  switch (unpacked.kind) {
    case 'not-archive':
      return layNode(copying, tree, entry.node, entry.path)
    case 'unsupported':
      return layUnknown(copying, tree, unpacked.why)
    case 'unpacked':
      return layArchive(copying, tree, unpacked.root)
  }
}

/** As tar does: what is there is replaced, owners and modes are the archive's, whatever --chown and --chmod say. */
function layArchive(copying: Copying, tree: FileTree, root: DirectoryNode): Laid {
  const made = makeFolders(tree, copying.action.destination.path, copying.stamp)
  if (!made.ok) return { tree, error: { code: 'copy', message: made.message, details: {} } }
  const path = realPath(made.tree, copying.action.destination.path)
  const target = nodeAt(made.tree, path)
  if (target?.kind !== 'directory') return { tree: made.tree }
  const { mode, uid, gid } = target
  return { tree: put(made.tree, path, { ...overlay(target, root), mode, uid, gid }) }
}

function layNode(copying: Copying, tree: FileTree, node: Node, path: string): Laid {
  const kept = withoutExcluded(node, path, copying.action.exclude)
  if (kept.kind === 'bad-pattern') return { tree, error: { code: 'copy', message: kept.message, details: {} } }
  if (kept.kind === 'nothing') return { tree }
  const placed = place(tree, kept.node, path, copying.action.destination, copying.stamp)
  if (!placed.ok) return { tree, error: { code: 'copy', message: placed.message, details: { source: path } } }
  return { tree: placed.tree }
}

function layWithParents(copying: Copying, tree: FileTree, source: string): Laid {
  const kept = withParents(copying.source, source)
  switch (kept.kind) {
    case 'kept':
      return layNode(copying, tree, kept.node, '/')
    case 'nothing':
      return { tree }
    case 'bad-pattern':
      return { tree, error: { code: 'copy', message: kept.message, details: {} } }
    case 'absent':
      return { tree, error: lacking(kept.path, copying.action.from) }
    case 'unknown':
      return layUnknown(copying, tree, kept.why)
  }
}

/** What an address or repository holds is not known; that the file is there afterwards is. */
function layRemote(copying: Copying, tree: FileTree, source: string): Laid {
  const why = `${source} is not fetched: its content is not known`
  if (isGitSource(source)) {
    const repository = { ...directory(), partial: why }
    return { ...layNode(copying, tree, repository, '/'), unknown: why }
  }
  const node = file({ kind: 'unknown', why }, { mode: 0o600 })
  return { ...layNode(copying, tree, node, `/${remoteName(source)}`), unknown: why }
}

/** Nobody knows what was copied: the destination may hold anything from now on. */
function layUnknown(copying: Copying, tree: FileTree, why: string): Laid {
  const to = copying.action.destination
  const path = realPath(tree, to.path)
  const existing = nodeAt(tree, path)
  if (existing?.kind === 'directory') return { tree: doubtAll(tree, why, path), unknown: why }
  if (existing === undefined && to.isDirectory) {
    const made = makeFolders(tree, path, copying.stamp)
    return { tree: made.ok ? doubtAll(made.tree, why, path) : tree, unknown: why }
  }
  const doubtful = existing === undefined ? { ...directory(), partial: why, doubt: why } : { ...existing, doubt: why }
  return { tree: put(tree, path, doubtful), unknown: why }
}
