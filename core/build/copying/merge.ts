/** Laying one directory's contents over another, as BuildKit's copy does. */
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { withUnlisted } from '@/core/files/unlisted.ts'
import { type Stamp, stampAlone, stampNode } from './stamp.ts'

export type Merged =
  | { readonly ok: true; readonly node: DirectoryNode }
  | { readonly ok: false; readonly message: string }

/**
 * Merges the contents of `source` into `target`. The target keeps its own owner and mode; directories below it take
 * the source's (fsutil's copy: only the top one keeps its metadata). `path` is the target's, for messages.
 */
export function mergeDirectory(target: DirectoryNode, source: DirectoryNode, stamp: Stamp, path: string): Merged {
  let changed = false
  const entries = new Map(target.entries)
  if (source.partial !== undefined) changed = doubtUnlisted(entries, source, source.partial) || changed
  for (const [name, child] of source.entries) {
    const laid = layOver(target.entries.get(name), child, stamp, path === '/' ? `/${name}` : `${path}/${name}`)
    if (typeof laid === 'string') return { ok: false, message: laid }
    if (laid === entries.get(name)) continue
    entries.set(name, laid)
    changed = true
  }
  const partial = target.partial ?? source.partial
  const joined = withUnlisted(target, source.unlisted)
  if (!changed && partial === target.partial && source.partial === undefined) return { ok: true, node: joined }
  const without = missingFromBoth(target, source)
  return { ok: true, node: { ...joined, entries, without, ...(partial === undefined ? {} : { partial }) } }
}

/** A name that the source may bring may be there afterwards. */
function missingFromBoth(target: DirectoryNode, source: DirectoryNode): DirectoryNode['without'] {
  if (source.partial === undefined) return target.without
  return target.without?.filter((name) => source.without?.includes(name))
}

/** What stands at one name afterwards, or Docker's words. */
export function layOver(existing: Node | undefined, source: Node, stamp: Stamp, path: string): Node | string {
  if (source.kind !== 'directory') {
    return existing?.kind === 'directory' ? `cannot replace to directory ${path} with file` : stampNode(source, stamp)
  }
  if (existing === undefined) return stampNode(source, stamp)
  if (existing.kind !== 'directory') return `cannot copy to non-directory: ${path}`
  const merged = mergeDirectory(existing, source, stamp, path)
  if (!merged.ok) return merged.message
  const { mode, uid, gid } = stampAlone(source, stamp)
  const same = merged.node.mode === mode && merged.node.uid === uid && merged.node.gid === gid
  return same ? merged.node : { ...merged.node, mode, uid, gid }
}

/** A source known in part may hold a file of any name: what was there may have been replaced. */
function doubtUnlisted(entries: Map<string, Node>, source: DirectoryNode, why: string): boolean {
  let changed = false
  for (const [name, node] of entries) {
    if (source.entries.has(name) || node.doubt !== undefined) continue
    entries.set(name, { ...node, doubt: why })
    changed = true
  }
  return changed
}

/** A layer of its own over another (`--link`): its directories merge, everything else replaces what was there. */
export function overlay(under: DirectoryNode, over: DirectoryNode): DirectoryNode {
  const entries = new Map(under.entries)
  for (const [name, node] of over.entries) {
    const below = entries.get(name)
    entries.set(name, node.kind === 'directory' && below?.kind === 'directory' ? overlay(below, node) : node)
  }
  const partial = under.partial ?? over.partial
  const without = under.partial === undefined ? over.without : missingFromBoth(under, over)
  const joined = withUnlisted(over, under.unlisted)
  return { ...joined, entries, without, ...(partial === undefined ? {} : { partial }) }
}
