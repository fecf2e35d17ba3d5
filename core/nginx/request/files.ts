/** Looking at files as nginx's worker does. What the tree does not know stops the simulation. */
import type { FileNode } from '@/core/files/node.ts'
import { lookup } from '@/core/files/tree.ts'
import type { Exchange } from './exchange.ts'

export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly node: FileNode }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'absent' }

export function look(exchange: Exchange, path: string): Entry {
  const found = lookup(exchange.tree, path)
  if (found.kind === 'unknown') {
    exchange.cannot ??= `${path}: ${found.why}`
    return { kind: 'absent' }
  }
  if (found.kind === 'absent') return found
  if (found.node.kind === 'directory') return { kind: 'directory', path: found.path }
  if (found.node.kind !== 'file' || path.endsWith('/')) return { kind: 'absent' }
  return { kind: 'file', path: found.path, node: found.node }
}

/** The worker runs as `nginx`: it needs the read bit for others (files are root's unless the build said otherwise). */
export function isReadable(node: FileNode): boolean {
  return (node.mode & 0o044) !== 0
}
