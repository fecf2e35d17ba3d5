/** The files an operation takes from elsewhere: how many, how heavy, and which weigh most. */
import type { Node } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { weigh } from '@/core/files/weigh.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { select } from './copying/select.ts'
import { withoutExcluded, withParents } from './copying/sieve.ts'
import { notKnown, sizeOfNode, sumFigures } from './figures.ts'
import type { Reading } from './reading.ts'

export interface CrossingEntry {
  /** In the source, absolute; a folder ends with a slash. */
  readonly path: string
  readonly files: number
  readonly bytes: Figure
}

export interface Crossing {
  readonly files: number
  readonly bytes: Figure
  /** The heaviest first. */
  readonly top: readonly CrossingEntry[]
  /** Entries that are not among `top`. */
  readonly more: number
  /** Set when there may be other files: the reason. `files` is then the least there is. */
  readonly doubt: string | undefined
}

const SHOWN = 6

interface Found {
  readonly path: string
  readonly node: Node
}

/** Undefined when a path is not there: then nothing crosses. */
export function crossingOf(reading: Reading): Crossing | undefined {
  const found: Found[] = []
  const doubts: string[] = []
  for (const path of reading.paths) {
    const one = selected(reading, path)
    if (one === undefined) return undefined
    found.push(...one.found)
    if (one.doubt !== undefined) doubts.push(one.doubt)
  }
  return summed(found, doubts[0])
}

/** A whole tree, as FROM takes it. */
export function crossingOfTree(tree: FileTree): Crossing {
  return summed([{ path: '/', node: tree.root }], undefined)
}

type Selected = { readonly found: readonly Found[]; readonly doubt: string | undefined } | undefined

function selected(reading: Reading, path: string): Selected {
  if (reading.parents) {
    const kept = withParents(reading.tree, path)
    if (kept.kind === 'kept') return { found: [{ path: '/', node: kept.node }], doubt: undefined }
    if (kept.kind === 'unknown') return { found: [], doubt: kept.why }
    return kept.kind === 'nothing' ? { found: [], doubt: undefined } : undefined
  }
  const selection = select(reading.tree, path)
  if (selection.kind === 'absent') return reading.why === undefined ? undefined : { found: [], doubt: reading.why }
  const found = selection.entries.flatMap((entry): Found[] => {
    const kept = withoutExcluded(entry.node, entry.path, reading.exclude)
    return kept.kind === 'kept' ? [{ path: entry.path, node: kept.node }] : []
  })
  return { found, doubt: selection.kind === 'unknown' ? selection.why : undefined }
}

function summed(found: readonly Found[], doubt: string | undefined): Crossing {
  const sizes = found.map(({ node }) => sizeOfNode(node))
  const entries = found.flatMap(opened)
  const order = entries.toSorted((a, b) => (b.bytes.value ?? 0) - (a.bytes.value ?? 0) || (a.path < b.path ? -1 : 1))
  return {
    files: found.reduce((sum, { node }) => sum + weigh(node).files, 0),
    bytes: sumFigures(doubt === undefined ? sizes : [...sizes, notKnown(doubt)]),
    top: order.slice(0, SHOWN),
    more: Math.max(0, order.length - SHOWN),
    doubt: doubt ?? found.map(({ node }) => partialIn(node)).find((why) => why !== undefined),
  }
}

/** A folder is told by what is in it; one that holds a single folder, by that one's. */
function opened({ path, node }: Found): readonly CrossingEntry[] {
  if (node.kind !== 'directory') return [entryOf(path, node)]
  const children = [...node.entries].map(([name, child]) => ({
    path: `${path === '/' ? '' : path}/${name}`,
    node: child,
  }))
  const only = children.length === 1 ? children[0] : undefined
  if (only?.node.kind === 'directory') return opened(only)
  return children.map((child) => entryOf(child.path, child.node))
}

function entryOf(path: string, node: Node): CrossingEntry {
  return {
    path: node.kind === 'directory' ? `${path}/` : path,
    files: weigh(node).files,
    bytes: sizeOfNode(node),
  }
}

const partials = new WeakMap<Node, { readonly why: string | undefined }>()

/** Why a folder may hold more than is known, or a file in it may not be there. Remembered by object. */
function partialIn(node: Node): string | undefined {
  if (node.doubt !== undefined) return node.doubt
  if (node.kind !== 'directory') return undefined
  const known = partials.get(node)
  if (known !== undefined) return known.why
  let why = node.partial
  for (const child of node.entries.values()) {
    if (why !== undefined) break
    why = partialIn(child)
  }
  partials.set(node, { why })
  return why
}
