/** What differs between two states of the files: commit and index, index and folder. */
import ignore from 'ignore'
import { digestNode } from '@/core/files/digest.ts'
import type { Node } from '@/core/files/node.ts'
import { type FileTree, readText, walk } from '@/core/files/tree.ts'
import { gitMode, type Snapshot } from './objects.ts'
import { filesOf } from './repository.ts'

export interface Change {
  /** Relative to the repository. */
  readonly path: string
  readonly kind: 'added' | 'modified' | 'deleted'
  readonly before: Node | undefined
  readonly after: Node | undefined
}

export function changesBetween(before: Snapshot, after: Snapshot): readonly Change[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort()
  return paths.flatMap((path): Change[] => {
    const [old, now] = [before.get(path), after.get(path)]
    if (old === undefined) return [{ path, kind: 'added', before: old, after: now }]
    if (now === undefined) return [{ path, kind: 'deleted', before: old, after: now }]
    return sameFile(old, now) ? [] : [{ path, kind: 'modified', before: old, after: now }]
  })
}

/** Owners and most permissions are nothing to git. */
export function sameFile(one: Node, other: Node): boolean {
  if (one === other) return true
  if (gitMode(one) !== gitMode(other)) return false
  return digestNode({ ...one, mode: 0, uid: 0, gid: 0 }) === digestNode({ ...other, mode: 0, uid: 0, gid: 0 })
}

export interface WorkingFiles {
  /** Files git looks at: those it tracks, and those no pattern ignores. */
  readonly files: Snapshot
  isIgnored(path: string): boolean
}

/** Patterns of every .gitignore apply below its own folder. */
export function workingFiles(tree: FileTree, tracked: Snapshot): WorkingFiles {
  const rules = [...walk(tree)]
    .filter(({ path, node }) => node.kind === 'file' && path.endsWith('/.gitignore'))
    .map(({ path }) => ({
      folder: path.slice(1, -'.gitignore'.length),
      matcher: ignore().add(readText(tree, path) ?? ''),
    }))
  const isIgnored = (path: string) =>
    rules.some(({ folder, matcher }) => {
      const below = path.startsWith(folder) ? path.slice(folder.length) : ''
      return below !== '' && matcher.ignores(below)
    })
  const files = [...filesOf(tree)].filter(([path]) => tracked.has(path) || !isIgnored(path))
  return { files: new Map(files), isIgnored }
}
