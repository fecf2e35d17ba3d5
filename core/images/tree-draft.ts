/** Draws the file tree of a base image from a flat list, in one pass; later entries win. */
import type { Content, DirectoryNode, Node } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { directory, file, link } from '@/core/files/tree.ts'

export type Entry =
  | {
      readonly kind: 'folder'
      readonly path: string
      readonly mode?: number
      readonly uid?: number
      readonly gid?: number
      /** Why more may be in it than is listed. */
      readonly partial?: string
      /** Names that are not in it, for all that. */
      readonly without?: readonly string[]
    }
  | { readonly kind: 'node'; readonly path: string; readonly node: Node }

interface Draft {
  readonly entries: Map<string, Draft | Node>
  attributes: Omit<DirectoryNode, 'kind' | 'entries'>
}

const PLAIN = { mode: 0o755, uid: 0, gid: 0 }

/** Folders that hold only what is listed. */
export function folders(...paths: readonly string[]): readonly Entry[] {
  return paths.map((path) => ({ kind: 'folder', path }))
}

/** Folders of which only a part is listed. */
export function partialFolders(why: string, ...paths: readonly string[]): readonly Entry[] {
  return paths.map((path) => ({ kind: 'folder', path, partial: why }))
}

export function fileEntry(path: string, content: string | Content, mode = 0o644): Entry {
  return { kind: 'node', path, node: file(content, { mode }) }
}

export function linkEntry(path: string, target: string): Entry {
  return { kind: 'node', path, node: link(target) }
}

export function drawTree(entries: readonly Entry[]): FileTree {
  const root: Draft = { entries: new Map(), attributes: PLAIN }
  for (const entry of entries) {
    const parts = entry.path.split('/').filter((part) => part !== '')
    if (entry.kind === 'node') {
      draftAt(root, parts.slice(0, -1)).entries.set(parts.at(-1)!, entry.node)
      continue
    }
    const { kind: _, path: __, ...attributes } = entry
    draftAt(root, parts).attributes = { ...PLAIN, ...attributes }
  }
  return { root: settle(root) }
}

function draftAt(root: Draft, parts: readonly string[]): Draft {
  let at = root
  for (const part of parts) {
    const next = at.entries.get(part)
    const folder = next && !('kind' in next) ? next : { entries: new Map(), attributes: PLAIN }
    at.entries.set(part, folder)
    at = folder
  }
  return at
}

function settle(draft: Draft): DirectoryNode {
  const entries = new Map<string, Node>()
  for (const [name, entry] of draft.entries) entries.set(name, 'kind' in entry ? entry : settle(entry))
  return { ...directory(entries), ...draft.attributes }
}
