/** Which paths of a source tree a COPY word means: itself, or what its wildcards match. */

import { globMatch } from '@/core/files/glob.ts'
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { dirname, normalize, resolve } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'

export interface Selected {
  /** As written, from the root: its last part names the copy. */
  readonly path: string
  /** Links followed. */
  readonly node: Node
}

export type Selection =
  | { readonly kind: 'selected'; readonly entries: readonly Selected[] }
  /** `path` is what BuildKit names in "not found". */
  | { readonly kind: 'absent'; readonly path: string; readonly wildcard: boolean }
  | { readonly kind: 'unknown'; readonly why: string; readonly entries: readonly Selected[] }

/** `word` is taken from the root; `..` cannot climb above it. */
export function select(tree: FileTree, word: string): Selection {
  const known = selections.get(tree.root) ?? new Map<string, Selection>()
  selections.set(tree.root, known)
  const found = known.get(word)
  if (found !== undefined) return found
  const made = newSelection(tree, word)
  known.set(word, made)
  return made
}

/** Asked when the build looks for what is missing, for the key of a step, and when it copies. */
const selections = new WeakMap<DirectoryNode, Map<string, Selection>>()

function newSelection(tree: FileTree, word: string): Selection {
  const path = normalize(`/${word}`)
  const parts = path.split('/').slice(1)
  const first = parts.findIndex(containsWildcards)
  if (first < 0) return selectLiteral(tree, path)
  const fixed = `/${parts.slice(0, first).join('/')}`
  return selectMatches(tree, fixed, parts.slice(first).join('/'))
}

/** As BuildKit's copy sees it: an escaped character alone makes no wildcard. */
export function containsWildcards(part: string): boolean {
  for (let i = 0; i < part.length; i++) {
    if (part[i] === '\\') i++
    else if (part[i] === '*' || part[i] === '?' || part[i] === '[') return true
  }
  return false
}

function selectLiteral(tree: FileTree, path: string): Selection {
  const found = lookup(tree, path)
  if (found.kind === 'absent') return { kind: 'absent', path: endOfLinks(tree, path), wildcard: false }
  if (found.kind === 'unknown') return { kind: 'unknown', why: found.why, entries: [] }
  return { kind: 'selected', entries: [{ path, node: found.node }] }
}

/** A link to nothing: BuildKit names what it points at. */
function endOfLinks(tree: FileTree, path: string, links = 0): string {
  const found = lookup(tree, path, { follow: false })
  if (found.kind !== 'found' || found.node.kind !== 'link' || links > 40) return path
  return endOfLinks(tree, resolve(dirname(path), found.node.target), links + 1)
}

/** No match is no error, as long as the part before the wildcard is there (BuildKit's AllowEmptyWildcard). */
function selectMatches(tree: FileTree, fixed: string, pattern: string): Selection {
  const found = lookup(tree, fixed)
  if (found.kind === 'absent') return { kind: 'absent', path: fixed, wildcard: true }
  if (found.kind === 'unknown') return { kind: 'unknown', why: found.why, entries: [] }
  const matched: Selected[] = []
  const doubts: string[] = []
  collect(found.node, '', pattern, pattern.split('/').length, matched, doubts)
  const entries: Selected[] = []
  for (const one of matched) {
    const path = fixed === '/' ? `/${one.path}` : `${fixed}/${one.path}`
    const real = lookup(tree, path)
    if (real.kind === 'found') entries.push({ path, node: real.node })
    else if (real.kind === 'unknown') doubts.push(real.why)
    else return { kind: 'absent', path: endOfLinks(tree, path), wildcard: false }
  }
  const why = doubts[0]
  return why === undefined ? { kind: 'selected', entries } : { kind: 'unknown', why, entries }
}

/** In the order of a directory walk; a directory that matches is not searched further. */
function collect(
  node: Node,
  path: string,
  pattern: string,
  depth: number,
  matched: Selected[],
  doubts: string[],
): void {
  if (node.kind !== 'directory') return
  if (node.partial !== undefined) doubts.push(node.partial)
  for (const name of [...node.entries.keys()].sort()) {
    const child = node.entries.get(name)!
    const below = path === '' ? name : `${path}/${name}`
    if (globMatch(pattern, below) === 'match') matched.push({ path: below, node: child })
    else if (depth > 1) collect(child, below, pattern, depth - 1, matched, doubts)
  }
}
