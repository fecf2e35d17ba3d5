/** The open folders of the tree as a flat list of rows, in the order they are seen. */
import type { EntryView, FolderView } from '@/core/engine/explore/folder.ts'

export type TreeRow =
  | {
      readonly kind: 'entry'
      readonly entry: EntryView
      /** From 1. */
      readonly level: number
      readonly place: number
      readonly siblings: number
      readonly open: boolean | undefined
    }
  /** Below a folder that is known in part. */
  | { readonly kind: 'more'; readonly path: string; readonly level: number; readonly why: string }

export function treeRows(listed: ReadonlyMap<string, FolderView>, open: ReadonlySet<string>): readonly TreeRow[] {
  const rows: TreeRow[] = []
  const add = (path: string, level: number) => {
    const folder = listed.get(path)
    if (folder === undefined) return
    folder.entries.forEach((entry, index) => {
      const isOpen = entry.kind === 'directory' ? open.has(entry.path) : undefined
      rows.push({ kind: 'entry', entry, level, place: index + 1, siblings: folder.entries.length, open: isOpen })
      if (isOpen) add(entry.path, level + 1)
    })
    if (folder.partial !== undefined) rows.push({ kind: 'more', path, level, why: folder.partial })
  }
  add('/', 1)
  return rows
}

/** Where a key leads from the row at `index`; undefined: nowhere. */
export function nextRow(rows: readonly TreeRow[], index: number, key: string): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return seek(rows, index + 1, 1)
    case 'ArrowUp':
      return seek(rows, index - 1, -1)
    case 'Home':
      return seek(rows, 0, 1)
    case 'End':
      return seek(rows, rows.length - 1, -1)
    default:
      return key.length === 1 && key !== ' ' ? byLetter(rows, index, key) : undefined
  }
}

export function parentRow(rows: readonly TreeRow[], index: number): number | undefined {
  const level = rows[index]?.level ?? 1
  for (let i = index - 1; i >= 0; i--) if (rows[i]!.level < level) return i
  return undefined
}

function seek(rows: readonly TreeRow[], from: number, step: 1 | -1): number | undefined {
  for (let i = from; i >= 0 && i < rows.length; i += step) if (rows[i]!.kind === 'entry') return i
  return undefined
}

function byLetter(rows: readonly TreeRow[], index: number, key: string): number | undefined {
  const starts = (row: TreeRow) => row.kind === 'entry' && row.entry.name.toLowerCase().startsWith(key.toLowerCase())
  const after = rows.findIndex((row, at) => at > index && starts(row))
  const found = after >= 0 ? after : rows.findIndex(starts)
  return found >= 0 ? found : undefined
}
