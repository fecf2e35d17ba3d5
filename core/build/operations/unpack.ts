/** Local archives that ADD unpacks: told apart by their first bytes, as Docker does. */
import type { ArchiveEntry, DirectoryNode, FileNode, Node } from '@/core/files/node.ts'
import { readArchive } from '@/core/files/read-tar.ts'
import { directory, type FileTree, file, lookup, makeDirectory, put } from '@/core/files/tree.ts'

export type Unpacked =
  | { readonly kind: 'not-archive' }
  | { readonly kind: 'unpacked'; readonly root: DirectoryNode }
  | { readonly kind: 'unsupported'; readonly why: string }

/** What only looks like an archive is none: Docker copies it as it is. */
export function unpackArchive(node: FileNode, path: string): Unpacked {
  if (node.content.kind !== 'bytes') {
    if (!/\.(tar|tgz|tbz2?|txz|tar\.\w+)$/.test(path)) return { kind: 'not-archive' }
    return { kind: 'unsupported', why: `the bytes of ${path} are not known, so neither is what it unpacks to` }
  }
  const read = readArchive(node.content.bytes)
  if (read.kind === 'not-archive') return read
  if (read.kind === 'unsupported') return { kind: 'unsupported', why: `${path} ${read.why}` }
  return { kind: 'unpacked', root: read.entries.reduce(lay, { root: directory() }).root }
}

function lay(tree: FileTree, { name, node, sameAs }: ArchiveEntry): FileTree {
  if (sameAs !== undefined) return layHardLink(tree, name, sameAs)
  if (node.kind !== 'directory') return put(tree, name, node)
  return makeDirectory(tree, name, { mode: node.mode, uid: node.uid, gid: node.gid })
}

function layHardLink(tree: FileTree, name: string, target: string): FileTree {
  const found = lookup(tree, target, { follow: false })
  const node: Node = found.kind === 'found' ? found.node : file('')
  return put(tree, name, node)
}
