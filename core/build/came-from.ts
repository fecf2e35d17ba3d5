/** The way back through a COPY or ADD: which path of its source became a path of the image. */
import type { Node } from '@/core/files/node.ts'
import { nodeAt } from '@/core/files/node-at.ts'
import { basename, join, normalize, relativeTo } from '@/core/files/path.ts'
import { EMPTY_TREE, type FileTree } from '@/core/files/tree.ts'
import { realPath } from './copying/real-path.ts'
import { type Selected, select } from './copying/select.ts'
import { withoutExcluded, withParents } from './copying/sieve.ts'
import { isGitSource, isHttpSource, remoteName } from './operations/remote.ts'
import { unpackArchive } from './operations/unpack.ts'
import type { CopyAction } from './step.ts'

export type CameFrom =
  /** `path` is real: no link in it is followed any more. */
  | { readonly kind: 'path'; readonly path: string }
  /** `inside` is the path in the archive. */
  | { readonly kind: 'archive'; readonly path: string; readonly inside: string }
  /** A heredoc. */
  | { readonly kind: 'inline'; readonly name: string }
  | { readonly kind: 'remote'; readonly address: string }

interface Copied {
  readonly action: CopyAction
  readonly source: FileTree
  /** Where the destination really lies. */
  readonly to: string
  /** A source that is a file goes into the destination under its own name. */
  readonly intoFolder: boolean
}

/** `after` is the tree the copy left. Undefined for a folder that was made on the way, and where the source is not known. */
export function cameFrom(action: CopyAction, source: FileTree, after: FileTree, path: string): CameFrom | undefined {
  const to = realPath(action.link ? EMPTY_TREE : after, action.destination.path)
  const copied: Copied = { action, source, to, intoFolder: nodeAt(after, to)?.kind === 'directory' }
  for (const inline of [...action.files].reverse()) {
    if (fileTarget(copied, inline.name) === path) return { kind: 'inline', name: inline.name }
  }
  for (const word of [...action.sources].reverse()) {
    const found = fromWord(copied, word, path)
    if (found !== undefined) return found
  }
  return undefined
}

function fromWord(copied: Copied, word: string, path: string): CameFrom | undefined {
  const { action, source } = copied
  if (action.kind === 'add' && isHttpSource(word)) {
    return fileTarget(copied, remoteName(word)) === path ? { kind: 'remote', address: word } : undefined
  }
  if (action.kind === 'add' && isGitSource(word)) {
    return relativeTo(copied.to, path) === undefined ? undefined : { kind: 'remote', address: word }
  }
  if (action.parents) return fromParents(copied, word, path)
  const selection = select(source, word)
  if (selection.kind === 'absent') return undefined
  for (const entry of [...selection.entries].reverse()) {
    const found = fromEntry(copied, entry, path)
    if (found !== undefined) return found
  }
  return undefined
}

function fromEntry(copied: Copied, entry: Selected, path: string): CameFrom | undefined {
  const { action, source, to } = copied
  const kept = withoutExcluded(entry.node, entry.path, action.exclude)
  if (kept.kind !== 'kept') return undefined
  const real = realPath(source, entry.path)
  if (kept.node.kind === 'directory') return below(kept.node, to, path, real)
  if (action.kind === 'add' && action.unpack !== false && kept.node.kind === 'file') {
    const unpacked = unpackArchive(kept.node, entry.path)
    if (unpacked.kind === 'unpacked') {
      const inside = relativeTo(to, path)
      const held = inside !== undefined && nodeAt({ root: unpacked.root }, inside) !== undefined
      return held ? { kind: 'archive', path: real, inside } : undefined
    }
  }
  return fileTarget(copied, entry.path) === path ? { kind: 'path', path: real } : undefined
}

function fromParents(copied: Copied, word: string, path: string): CameFrom | undefined {
  const kept = withParents(copied.source, word)
  if (kept.kind !== 'kept' || kept.node.kind !== 'directory') return undefined
  const pivot = word.indexOf('/./')
  const top = pivot < 0 ? '/' : normalize(`/${word.slice(0, pivot)}`)
  return below(kept.node, copied.to, path, realPath(copied.source, top))
}

/** The contents of a folder were laid at `to`. */
function below(folder: Node, to: string, path: string, from: string): CameFrom | undefined {
  const inside = relativeTo(to, path)
  if (inside === undefined || folder.kind !== 'directory') return undefined
  if (inside !== '' && nodeAt({ root: folder }, inside) === undefined) return undefined
  return { kind: 'path', path: join(from, inside) }
}

function fileTarget({ to, intoFolder }: Copied, name: string): string {
  return intoFolder ? join(to, basename(name)) : to
}
