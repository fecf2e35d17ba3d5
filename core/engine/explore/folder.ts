/** One folder of an image or of a layer, listed when it is opened: thousands of files are never sent at once. */

import { sizeOfNode } from '@/core/build/figures.ts'
import { chainOf, lastWriter } from '@/core/build/origin.ts'
import type { BuildResult, Operation } from '@/core/build/result.ts'
import type { Node } from '@/core/files/node.ts'
import { nodeAt } from '@/core/files/node-at.ts'
import { moreNames } from '@/core/files/unlisted.ts'
import { weigh } from '@/core/files/weigh.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { type ChangeKind, changeOf, childPairs, deltaOf } from './delta.ts'

export interface EntryView {
  readonly name: string
  /** Absolute. */
  readonly path: string
  readonly kind: Node['kind']
  /** Where a link points. */
  readonly target?: string
  readonly size: Figure
  /** Files below a folder; of a layer, those it touches. */
  readonly files: number
  readonly mode: number
  readonly owner: string
  /** In a layer only. */
  readonly change?: ChangeKind
  /** Written last by the base image; else by an operation of this stage, and copied from that one. */
  readonly base: boolean
  readonly stage: number
  /** The stage that COPY --from brought it from, where it did. */
  readonly from?: number
  readonly doubt?: string
}

export interface FolderView {
  readonly path: string
  readonly entries: readonly EntryView[]
  /** Why there may be more than is listed. */
  readonly partial?: string
}

export interface Place {
  readonly stage: number
  /** An operation's id: what that layer changed. Absent: the stage's whole image. */
  readonly layer?: string
}

/** Undefined when there is no such stage, layer or folder. Folders first, then by name. */
export function folderView(result: BuildResult, place: Place, path: string): FolderView | undefined {
  const chain = chainUpTo(result, place)
  const last = chain.at(-1)
  if (last === undefined) return undefined
  const folders = chain.map((operation) => nodeAt(operation.tree, path))
  const after = folders.at(-1)
  const before = place.layer === undefined ? undefined : nodeAt(last.treeBefore, path)
  const folder = after ?? before
  if (folder?.kind !== 'directory') return undefined
  const listing = { chain, folders, path }
  const entries = place.layer === undefined ? allEntries(listing, folder) : changedEntries(listing, before, after)
  const partial = moreNames(folder)
  return { path, entries: sorted(entries), ...(partial === undefined ? {} : { partial }) }
}

/** The operations below a layer, itself the last; all of the stage's where no layer is named. */
export function chainUpTo(result: BuildResult, { stage, layer }: Place): readonly Operation[] {
  const chain = chainOf(result, stage).filter((operation) => operation.state !== 'not-reached')
  if (layer === undefined) return chain
  return chain.slice(0, chain.findIndex((operation) => operation.id === layer) + 1)
}

interface Listing {
  readonly chain: readonly Operation[]
  /** The folder as it stood after each operation. */
  readonly folders: readonly (Node | undefined)[]
  readonly path: string
}

function allEntries(listing: Listing, folder: Node): readonly EntryView[] {
  if (folder.kind !== 'directory') return []
  return [...folder.entries].map(([name, node]) => entryView(listing, name, node))
}

function changedEntries(listing: Listing, before: Node | undefined, after: Node | undefined): readonly EntryView[] {
  return childPairs(before, after).flatMap((pair) => {
    const change = changeOf(pair.before, pair.after)
    if (change === undefined) return []
    const view = entryView(listing, pair.name, pair.after ?? pair.before!)
    const delta = deltaOf(pair.before, pair.after)
    const size = pair.after === undefined ? view.size : delta.size
    return [{ ...view, change, size, files: delta.added + delta.changed + delta.removed }]
  })
}

function entryView({ chain, folders, path }: Listing, name: string, node: Node): EntryView {
  const nodes = folders.map((folder) => (folder?.kind === 'directory' ? folder.entries.get(name) : undefined))
  const writer = lastWriter(nodes, chain) ?? chain.at(-1)!
  const from = writer.kind === 'copy' ? writer.readsStages[0] : undefined
  return {
    name,
    path: path === '/' ? `/${name}` : `${path}/${name}`,
    kind: node.kind,
    ...(node.kind === 'link' ? { target: node.target } : {}),
    size: sizeOfNode(node),
    files: node.kind === 'directory' ? weigh(node).files : 1,
    mode: node.mode,
    owner: `${node.uid}:${node.gid}`,
    base: writer.kind === 'from',
    stage: writer.stage,
    ...(from === undefined ? {} : { from }),
    ...(node.doubt === undefined ? {} : { doubt: node.doubt }),
  }
}

function sorted(entries: readonly EntryView[]): readonly EntryView[] {
  const rank = (entry: EntryView) => (entry.kind === 'directory' ? 0 : 1)
  return [...entries].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
}
