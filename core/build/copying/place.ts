/** Laying one source at a destination, by the destination rules of COPY. */
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { nodeAt } from '@/core/files/node-at.ts'
import { basename, segments } from '@/core/files/path.ts'
import { type FileTree, makeDirectory, put } from '@/core/files/tree.ts'
import { layOver, mergeDirectory } from './merge.ts'
import { isTooLong } from './path-length.ts'
import { realPath } from './real-path.ts'
import type { Stamp } from './stamp.ts'

export type Placed = { readonly ok: true; readonly tree: FileTree } | { readonly ok: false; readonly message: string }

export interface Destination {
  /** Absolute and clean. */
  readonly path: string
  /** Written with `/` or `/.` at its end: a directory for certain. */
  readonly isDirectory: boolean
}

/** `from` is the source's path: a file placed in a directory takes its last part as name. */
export function place(tree: FileTree, node: Node, from: string, to: Destination, stamp: Stamp): Placed {
  const ready = to.isDirectory ? makeFolders(tree, to.path, stamp) : ({ ok: true, tree } as const)
  if (!ready.ok) return ready
  return node.kind === 'directory'
    ? placeContents(ready.tree, node, to.path, stamp)
    : placeFile(ready.tree, node, from, to.path, stamp)
}

function placeContents(tree: FileTree, source: DirectoryNode, to: string, stamp: Stamp): Placed {
  const path = realPath(tree, to)
  const existing = nodeAt(tree, path)
  if (existing !== undefined && existing.kind !== 'directory') {
    return { ok: false, message: `cannot copy to non-directory: ${path}` }
  }
  const made = makeFolders(tree, path, stamp)
  if (!made.ok) return made
  const target = nodeAt(made.tree, path) as DirectoryNode
  const merged = mergeDirectory(target, source, stamp, path)
  if (!merged.ok) return merged
  return { ok: true, tree: merged.node === target ? made.tree : put(made.tree, path, merged.node) }
}

function placeFile(tree: FileTree, source: Node, from: string, to: string, stamp: Stamp): Placed {
  const asked = realPath(tree, to)
  const inside = nodeAt(tree, asked)?.kind === 'directory'
  // Not through a link of that name inside the directory: BuildKit joins the name after it has followed the links.
  const path = inside ? `${asked === '/' ? '' : asked}/${basename(from)}` : asked
  if (isTooLong(path)) return { ok: false, message: tooLong(path) }
  const folder = path.slice(0, path.lastIndexOf('/')) || '/'
  const made = makeFolders(tree, folder, stamp)
  if (!made.ok) return made
  const existing = nodeAt(made.tree, path)
  const laid = layOver(existing, source, stamp, path)
  if (typeof laid === 'string') return { ok: false, message: laid }
  return { ok: true, tree: laid === existing ? made.tree : put(made.tree, path, laid) }
}

function tooLong(path: string): string {
  return `lstat ${path}: file name too long`
}

/** In the words of the system call that BuildKit's MkdirAll meets the file with. */
function notFolder(file: string, next: string | undefined): string {
  return next === undefined ? `mkdir ${file}: not a directory` : `lstat ${file}/${next}: not a directory`
}

/** As `mkdir -p`: 0755 for what is missing, owner as the copy's. */
export function makeFolders(tree: FileTree, path: string, stamp: Pick<Stamp, 'owner'>): Placed {
  const real = realPath(tree, path)
  if (isTooLong(real)) return { ok: false, message: tooLong(real) }
  const parts = segments(real)
  let here: Node | undefined = tree.root
  for (const [index, part] of parts.entries()) {
    here = here?.kind === 'directory' ? here.entries.get(part) : undefined
    if (here === undefined) break
    if (here.kind !== 'file') continue
    return { ok: false, message: notFolder(`/${parts.slice(0, index + 1).join('/')}`, parts[index + 1]) }
  }
  return {
    ok: true,
    tree: here?.kind === 'directory' ? tree : makeDirectory(tree, real, { mode: 0o755, ...stamp.owner }),
  }
}
