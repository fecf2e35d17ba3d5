'use client'
/** The files of an image or of a layer: one tree for mouse, keyboard and screen reader; only the rows in sight are drawn. */
import { ChevronRight, File, Folder, FolderOpen, Link2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { EntryView } from '@/core/engine/explore/folder.ts'
import { evidenceSentence } from '../build-view/evidence-words.ts'
import { StageChip } from '../build-view/stage-chip.tsx'
import { formatBytes, plural } from '../ui/format.ts'
import styles from './file-tree.module.css'
import { nextRow, parentRow, type TreeRow, treeRows } from './tree-rows.ts'
import type { Folders } from './use-folders.ts'

interface Props {
  readonly label: string
  readonly folders: Folders
  readonly selected: string | undefined
  readonly letters: readonly string[]
  readonly onSelect: (path: string) => void
}

/** As in the style sheet. */
const ROW = 30
const BEYOND = 8

export function FileTree({ label, folders, selected, letters, onSelect }: Props) {
  const rows = treeRows(folders.listed, folders.open)
  const [active, setActive] = useState<string>()
  const [sight, setSight] = useState({ top: 0, height: 480 })
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const at = Math.max(
    0,
    rows.findIndex((row) => row.kind === 'entry' && row.entry.path === (active ?? selected)),
  )
  const measure = () => box.current && setSight({ top: box.current.scrollTop, height: box.current.clientHeight })
  useEffect(() => {
    if (box.current) setSight({ top: box.current.scrollTop, height: box.current.clientHeight })
  }, [])

  const go = (index: number) => {
    const row = rows[index]
    if (row?.kind !== 'entry' || !box.current) return
    setActive(row.entry.path)
    const { scrollTop, clientHeight } = box.current
    if (index * ROW < scrollTop) box.current.scrollTop = index * ROW
    else if ((index + 1) * ROW > scrollTop + clientHeight) box.current.scrollTop = (index + 1) * ROW - clientHeight
  }
  const choose = (row: TreeRow | undefined) => {
    if (row?.kind !== 'entry') return
    setActive(row.entry.path)
    onSelect(row.entry.path)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[at]
    const wanted = keyTarget(event.key, rows, at)
    if (wanted !== undefined) go(wanted)
    else if (isToggle(event.key, row)) folders.toggle((row as { entry: EntryView }).entry.path)
    else if (event.key === 'Enter' || event.key === ' ') choose(row)
    else return
    event.preventDefault()
  }

  const first = Math.max(0, Math.floor(sight.top / ROW) - BEYOND)
  const last = Math.min(rows.length, Math.ceil((sight.top + sight.height) / ROW) + BEYOND)
  const drawn = rows
    .map((row, index) => ({ row, index }))
    .filter(({ index }) => (index >= first && index < last) || index === at)
  return (
    <div
      ref={box}
      className={styles.tree}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={rows.length > 0 ? `${id}-${at}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={measure}
    >
      <div className={styles.all} role="none" style={{ height: rows.length * ROW }}>
        {drawn.map(({ row, index }) => (
          <Row
            key={row.kind === 'entry' ? row.entry.path : `${row.path}/…`}
            id={`${id}-${index}`}
            row={row}
            top={index * ROW}
            active={index === at}
            selected={row.kind === 'entry' && row.entry.path === selected}
            letters={letters}
            onToggle={folders.toggle}
            onChoose={() => choose(row)}
          />
        ))}
      </div>
    </div>
  )
}

function keyTarget(key: string, rows: readonly TreeRow[], at: number): number | undefined {
  const row = rows[at]
  if (row?.kind !== 'entry') return nextRow(rows, at, key)
  if (key === 'ArrowRight' && row.open) return nextRow(rows, at, 'ArrowDown')
  if (key === 'ArrowLeft' && row.open !== true) return parentRow(rows, at)
  return nextRow(rows, at, key)
}

function isToggle(key: string, row: TreeRow | undefined): boolean {
  if (row?.kind !== 'entry' || row.open === undefined) return false
  return (key === 'ArrowRight' && !row.open) || (key === 'ArrowLeft' && row.open)
}

interface RowProps {
  readonly id: string
  readonly row: TreeRow
  readonly top: number
  readonly active: boolean
  readonly selected: boolean
  readonly letters: readonly string[]
  readonly onToggle: (path: string) => void
  readonly onChoose: () => void
}

function Row({ id, row, top, active, selected, letters, onToggle, onChoose }: RowProps) {
  const place = { top, '--level': row.level } as React.CSSProperties
  if (row.kind === 'more') {
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus, the active row is named by aria-activedescendant
      <div
        id={id}
        role="treeitem"
        aria-disabled
        aria-level={row.level}
        className={styles.row}
        data-more
        style={place}
        title={row.why}
      >
        <span className={styles.gap} />… and what is not known: {row.why}
      </div>
    )
  }
  const { entry, open } = row
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus, the active row is named by aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree answers the keys
    <div
      id={id}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={open}
      aria-selected={selected}
      className={styles.row}
      data-active={active}
      data-change={entry.change}
      data-base={entry.base}
      style={place}
      onClick={onChoose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the arrow keys do the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: for the mouse; the arrow keys do the same */}
      <span
        className={styles.gap}
        onClick={(event) => {
          if (open === undefined) return
          event.stopPropagation()
          onToggle(entry.path)
        }}
      >
        {open !== undefined && <ChevronRight aria-hidden data-open={open} />}
      </span>
      <EntryIcon entry={entry} open={open === true} />
      <span className={styles.name}>{entry.name}</span>
      {entry.target !== undefined && <span className={styles.target}>→ {entry.target}</span>}
      <Mark entry={entry} letters={letters} />
      <SizeCell entry={entry} />
    </div>
  )
}

function EntryIcon({ entry, open }: { readonly entry: EntryView; readonly open: boolean }) {
  const Icon = entry.kind === 'link' ? Link2 : entry.kind === 'file' ? File : open ? FolderOpen : Folder
  return <Icon aria-hidden className={styles.icon} />
}

const CHANGES = { added: 'added', changed: 'changed', removed: 'deleted', within: '' } as const

function Mark({ entry, letters }: { readonly entry: EntryView; readonly letters: readonly string[] }) {
  const stage = entry.from ?? entry.stage
  return (
    <span className={styles.mark}>
      {entry.doubt !== undefined && (
        <span className={styles.doubt} title={entry.doubt}>
          perhaps
        </span>
      )}
      {entry.change !== undefined && entry.change !== 'within' && (
        <span className={styles.change}>{CHANGES[entry.change]}</span>
      )}
      {entry.base ? (
        <span className={styles.base}>base</span>
      ) : (
        <StageChip letter={letters[stage] ?? '?'} index={stage} />
      )}
    </span>
  )
}

/** The word of a size's evidence stands beside it in the details; here its first letter would only be noise. */
function SizeCell({ entry }: { readonly entry: EntryView }) {
  const { value, evidence } = entry.size
  const folder = entry.kind === 'directory' ? `${plural(entry.files, 'file')}. ` : ''
  if (entry.kind === 'link') return <span className={styles.size}>link</span>
  return (
    <span className={styles.size} data-kind={evidence.kind} title={`${folder}${evidenceSentence(evidence)}`}>
      {value === undefined ? 'not known' : formatBytes(value)}
    </span>
  )
}
