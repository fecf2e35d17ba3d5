/** What `--exclude` leaves out of a source, and what `--parents` keeps. */

import { filterContext } from '@/core/dockerignore/filter.ts'
import { judge, type Verdict } from '@/core/dockerignore/match.ts'
import { type IgnorePattern, parsePatterns } from '@/core/dockerignore/parse-ignore.ts'
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { basename, normalize } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import { containsWildcards } from './select.ts'

export type Kept =
  | { readonly kind: 'kept'; readonly node: Node }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'bad-pattern'; readonly message: string }

/** Patterns are relative to a source directory; a source file is compared by its name. */
export function withoutExcluded(node: Node, path: string, exclude: readonly string[]): Kept {
  if (exclude.length === 0) return { kind: 'kept', node }
  const parsed = parsePatterns(exclude)
  if (parsed.error !== undefined) return { kind: 'bad-pattern', message: parsed.error.message }
  if (node.kind === 'directory') return { kind: 'kept', node: filterContext({ root: node }, parsed.patterns).root }
  return judge(parsed.patterns, basename(path), undefined).ignored ? { kind: 'nothing' } : { kind: 'kept', node }
}

export type WithParents =
  | Kept
  | { readonly kind: 'absent'; readonly path: string }
  | { readonly kind: 'unknown'; readonly why: string }

/** The source's directories are kept, from the root or from behind a `/./`. */
export function withParents(tree: FileTree, source: string): WithParents {
  const pivot = source.indexOf('/./')
  const from = pivot < 0 ? '/' : normalize(`/${source.slice(0, pivot)}`)
  const pattern = normalize(`/${pivot < 0 ? source : source.slice(pivot + 3)}`).slice(1)
  const found = lookup(tree, from)
  if (found.kind === 'absent') return { kind: 'absent', path: from }
  if (found.kind === 'unknown') return { kind: 'unknown', why: found.why }
  if (found.node.kind !== 'directory') return { kind: 'absent', path: `${from}/${pattern}` }
  if (pattern === '') return { kind: 'kept', node: found.node }
  const parsed = parsePatterns([pattern])
  if (parsed.error !== undefined) return { kind: 'bad-pattern', message: parsed.error.message }
  const node = keepMatching(found.node, '', parsed.patterns, undefined)
  if (node !== undefined) return { kind: 'kept', node }
  if (containsWildcards(pattern)) return { kind: 'nothing' }
  return missing({ root: found.node }, from, pattern)
}

function missing(tree: FileTree, from: string, pattern: string): WithParents {
  const looked = lookup(tree, pattern)
  if (looked.kind === 'unknown') return { kind: 'unknown', why: looked.why }
  return { kind: 'absent', path: normalize(`${from}/${pattern}`) }
}

function keepMatching(
  folder: DirectoryNode,
  path: string,
  patterns: readonly IgnorePattern[],
  parent: Verdict | undefined,
): DirectoryNode | undefined {
  const entries = new Map<string, Node>()
  for (const [name, child] of folder.entries) {
    const below = path === '' ? name : `${path}/${name}`
    const verdict = judge(patterns, below, parent)
    if (verdict.ignored) entries.set(name, child)
    else if (child.kind === 'directory') {
      const kept = keepMatching(child, below, patterns, verdict)
      if (kept !== undefined) entries.set(name, kept)
    }
  }
  return entries.size === 0 ? undefined : { ...folder, entries }
}
