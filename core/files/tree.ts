/** Immutable file trees: looking up and changing paths. Every change shares what stayed the same. */
import type { Content, DirectoryNode, FileNode, LinkNode, Node } from './node.ts'
import { normalize, segments } from './path.ts'
import { moreNames } from './unlisted.ts'
import { withEntries } from './versioned-map.ts'

export interface FileTree {
  readonly root: DirectoryNode
}

export interface Attributes {
  readonly mode?: number
  readonly uid?: number
  readonly gid?: number
}

export type Lookup =
  /** `path` is where the node really lies, links followed. */
  | { readonly kind: 'found'; readonly node: Node; readonly path: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly why: string }

/** As Linux counts: more links than this on one way are a ring. */
const LINK_LIMIT = 40

/** Up to this many entries a copy costs less than sharing. */
const SMALL = 32

export function directory(entries: ReadonlyMap<string, Node> = new Map(), attributes: Attributes = {}): DirectoryNode {
  return { kind: 'directory', entries, mode: 0o755, uid: 0, gid: 0, ...attributes }
}

export function file(content: string | Uint8Array | Content, attributes: Attributes = {}): FileNode {
  return { kind: 'file', content: contentOf(content), mode: 0o644, uid: 0, gid: 0, ...attributes }
}

export function link(target: string, attributes: Attributes = {}): LinkNode {
  return { kind: 'link', target, mode: 0o777, uid: 0, gid: 0, ...attributes }
}

export const EMPTY_TREE: FileTree = { root: directory() }

/** A tree from paths and texts: `{ 'src/App.jsx': '…' }`. Missing parents are made. */
export function treeOf(files: Readonly<Record<string, string | Uint8Array | Node>>): FileTree {
  let tree = EMPTY_TREE
  for (const [path, value] of Object.entries(files)) {
    const node = typeof value === 'object' && 'kind' in value ? value : file(value)
    tree = put(tree, path, node)
  }
  return tree
}

/** Finds a path. `follow` (default true) follows a link that is the last part. */
export function lookup(tree: FileTree, path: string, options: { readonly follow?: boolean } = {}): Lookup {
  const found = resolveLinks(tree, segments(path), options.follow ?? true, 0)
  if (found.kind !== 'found') return found
  return found.node.doubt === undefined ? found : { kind: 'unknown', why: found.node.doubt }
}

/** Puts a node at a path, replacing what is there; links on the way are followed, missing parents made. */
export function put(
  tree: FileTree,
  path: string,
  node: Node,
  options: { readonly parents?: Attributes } = {},
): FileTree {
  const real = segments(realParent(tree, path))
  if (real.length === 0) return node.kind === 'directory' ? { root: node } : tree
  return { root: putInto(tree.root, real, 0, node, options.parents ?? {}) }
}

/** Takes a path away; a link is removed itself, not what it points at. */
export function remove(tree: FileTree, path: string): FileTree {
  const real = segments(realParent(tree, path))
  return real.length === 0 ? tree : { root: removeFrom(tree.root, real, 0) }
}

/** Makes a directory and its parents. One that exists stays as it is. */
export function makeDirectory(tree: FileTree, path: string, attributes: Attributes = {}): FileTree {
  const found = resolveLinks(tree, segments(path), true, 0)
  if (found.kind === 'found' && found.node.kind === 'directory') return tree
  const partial = found.kind === 'unknown' ? { partial: found.why } : {}
  return put(tree, path, { ...directory(new Map(), attributes), ...partial }, { parents: attributes })
}

export interface Walked {
  /** Absolute. */
  readonly path: string
  readonly node: Node
}

/** Every node below a path (the path itself left out), parents before children, names sorted. Links are not followed. */
export function* walk(tree: FileTree, from = '/'): Generator<Walked> {
  const found = resolveLinks(tree, segments(from), true, 0)
  if (found.kind === 'found' && found.node.kind === 'directory') yield* walkNode(found.node, normalize(`/${from}`))
}

export function readText(tree: FileTree, path: string): string | undefined {
  const found = lookup(tree, path)
  if (found.kind !== 'found' || found.node.kind !== 'file' || found.node.content.kind !== 'bytes') return undefined
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(found.node.content.bytes)
}

function contentOf(content: string | Uint8Array | Content): Content {
  if (typeof content === 'string') return { kind: 'bytes', bytes: new TextEncoder().encode(content) }
  return content instanceof Uint8Array ? { kind: 'bytes', bytes: content } : content
}

function resolveLinks(tree: FileTree, parts: readonly string[], follow: boolean, links: number): Lookup {
  const way: Node[] = [tree.root]
  const names: string[] = []
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    if (part === '..') {
      if (way.length > 1) {
        way.pop()
        names.pop()
      }
      continue
    }
    const here = way[way.length - 1]!
    if (here.kind !== 'directory') return { kind: 'absent' }
    const next = here.entries.get(part)
    if (next === undefined) return missing(here, part)
    if (next.kind === 'link' && (follow || i < parts.length - 1)) {
      if (next.doubt !== undefined) return { kind: 'unknown', why: next.doubt }
      if (links >= LINK_LIMIT) return { kind: 'absent' }
      const start = next.target.startsWith('/') ? [] : names
      return resolveLinks(tree, [...start, ...segments(next.target), ...parts.slice(i + 1)], follow, links + 1)
    }
    way.push(next)
    names.push(part)
  }
  return { kind: 'found', node: way[way.length - 1]!, path: `/${names.join('/')}` }
}

function missing(folder: DirectoryNode, name: string): Lookup {
  const why = moreNames(folder)
  return why === undefined || folder.without?.includes(name) ? { kind: 'absent' } : { kind: 'unknown', why }
}

/** The path with links in its parent resolved as far as the parent exists. */
function realParent(tree: FileTree, path: string): string {
  const parts = segments(normalize(`/${path}`))
  for (let length = parts.length - 1; length > 0; length--) {
    const found = resolveLinks(tree, parts.slice(0, length), true, 0)
    if (found.kind === 'found') return `${found.path}/${parts.slice(length).join('/')}`
  }
  return `/${parts.join('/')}`
}

function putInto(
  folder: DirectoryNode,
  parts: readonly string[],
  index: number,
  node: Node,
  parents: Attributes,
): DirectoryNode {
  const name = parts[index]!
  const last = index === parts.length - 1
  const child = last ? node : putInto(childFolder(folder, name, parents), parts, index + 1, node, parents)
  return { ...certain(folder), entries: withEntry(folder.entries, name, child) }
}

/** Copies small folders; the entries of large ones share what stayed the same. */
function withEntry(entries: DirectoryNode['entries'], name: string, node: Node): DirectoryNode['entries'] {
  return entries.size < SMALL ? new Map(entries).set(name, node) : withEntries(entries, [[name, node]])
}

/** A folder that is made where the parent is known in part may have been there already: it is known in part too. */
function childFolder(folder: DirectoryNode, name: string, parents: Attributes): DirectoryNode {
  const existing = folder.entries.get(name)
  if (existing?.kind === 'directory') return existing
  const fresh = directory(new Map(), parents)
  const mayBeThere = folder.partial !== undefined && !folder.without?.includes(name)
  return existing === undefined && mayBeThere ? { ...fresh, partial: folder.partial! } : fresh
}

/** Writing below a folder proves that it is there. */
function certain(folder: DirectoryNode): DirectoryNode {
  if (folder.doubt === undefined) return folder
  const { doubt: _, ...rest } = folder
  return rest
}

function removeFrom(folder: DirectoryNode, parts: readonly string[], index: number): DirectoryNode {
  const name = parts[index]!
  const child = folder.entries.get(name)
  if (child === undefined) return folder
  const entries = new Map(folder.entries)
  if (index === parts.length - 1) entries.delete(name)
  else if (child.kind === 'directory') entries.set(name, removeFrom(child, parts, index + 1))
  return { ...folder, entries }
}

function* walkNode(folder: DirectoryNode, path: string): Generator<Walked> {
  for (const name of [...folder.entries.keys()].sort()) {
    const node = folder.entries.get(name)!
    const below = path === '/' ? `/${name}` : `${path}/${name}`
    yield { path: below, node }
    if (node.kind === 'directory') yield* walkNode(node, below)
  }
}
