import { expect, test } from 'vitest'
import { nextRow, parentRow, treeRows } from '@/components/image-explorer/tree-rows.ts'
import type { EntryView, FolderView } from '@/core/engine/explore/folder.ts'

function entry(path: string, kind: EntryView['kind'] = 'file'): EntryView {
  const size = { value: 1, unit: 'bytes', evidence: { kind: 'computed' } } as const
  const name = path.slice(path.lastIndexOf('/') + 1)
  return { name, path, kind, size, files: 1, mode: 0o644, owner: '0:0', base: false, stage: 0 }
}

const listed: ReadonlyMap<string, FolderView> = new Map([
  ['/', { path: '/', entries: [entry('/app', 'directory'), entry('/etc', 'directory'), entry('/zero')] }],
  ['/app', { path: '/app', entries: [entry('/app/a.js'), entry('/app/b.js')], partial: 'base' }],
])
const rows = treeRows(listed, new Set(['/', '/app']))
const shown = rows.map((row) => `${row.level} ${row.kind === 'entry' ? row.entry.path : `more in ${row.path}`}`)

test('open folders show what is in them, and that there may be more', () => {
  expect(shown).toEqual(['1 /app', '2 /app/a.js', '2 /app/b.js', '2 more in /app', '1 /etc', '1 /zero'])
  expect(rows[1]).toMatchObject({ place: 1, siblings: 2, open: undefined })
  expect(rows[4]).toMatchObject({ place: 2, siblings: 3, open: false })
})

test('a closed folder shows nothing, one that is not listed yet neither', () => {
  expect(treeRows(listed, new Set(['/']))).toHaveLength(3)
  expect(treeRows(listed, new Set(['/', '/etc']))).toHaveLength(3)
  expect(treeRows(new Map(), new Set(['/']))).toEqual([])
})

test('the arrow keys go over rows that cannot be chosen; Home, End and letters lead on', () => {
  expect(nextRow(rows, 2, 'ArrowDown')).toBe(4)
  expect(nextRow(rows, 4, 'ArrowUp')).toBe(2)
  expect(nextRow(rows, 5, 'ArrowDown')).toBeUndefined()
  expect(nextRow(rows, 3, 'Home')).toBe(0)
  expect(nextRow(rows, 0, 'End')).toBe(5)
  expect(nextRow(rows, 0, 'B')).toBe(2)
  expect(nextRow(rows, 2, 'a')).toBe(0)
  expect(nextRow(rows, 0, 'q')).toBeUndefined()
})

test('from a file the way up is its folder', () => {
  expect(parentRow(rows, 2)).toBe(0)
  expect(parentRow(rows, 0)).toBeUndefined()
})
