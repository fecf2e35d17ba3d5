'use client'
/** Bytes the image carries for nothing, by the two steps that make it so. */
import type { ExploreView } from '@/core/engine/explore/image-view.ts'
import type { WasteGroup } from '@/core/engine/explore/wasted.ts'
import { Size } from '../build-view/evidence.tsx'
import { plural } from '../ui/format.ts'
import styles from './waste-list.module.css'

interface Props {
  readonly waste: ExploreView['waste']
  readonly onLine: (line: number) => void
}

export function WasteList({ waste, onLine }: Props) {
  if (waste.groups.length === 0) {
    return <p className={styles.none}>No wasted bytes: no layer deletes or writes again what one below it holds.</p>
  }
  return (
    <details className={styles.waste}>
      <summary>
        Wasted bytes: <Size figure={waste.total} />
      </summary>
      <p>A layer can hide what lies below it, not take it away: the bytes are still stored and sent.</p>
      <ul>
        {waste.groups.map((group) => (
          <Group key={`${group.how} ${group.holder.id} ${group.by.id}`} group={group} onLine={onLine} />
        ))}
      </ul>
    </details>
  )
}

function Group({ group, onLine }: { readonly group: WasteGroup; readonly onLine: (line: number) => void }) {
  const { how, holder, by, size, files, paths } = group
  return (
    <li>
      <Size figure={size} />: <Line line={by.line} text={by.text} onLine={onLine} />{' '}
      {how === 'deleted' ? 'deletes' : 'writes again'} {plural(files, 'file')} of{' '}
      <Line line={holder.line} text={holder.text} onLine={onLine} />
      <span className={styles.paths}>
        {paths.join(', ')}
        {files > paths.length && paths.length > 1 ? ', …' : ''}
      </span>
    </li>
  )
}

interface LineProps {
  readonly line: number
  readonly text: string
  readonly onLine: (line: number) => void
}

function Line({ line, text, onLine }: LineProps) {
  return (
    <button type="button" className={styles.line} onClick={() => onLine(line)}>
      {text}
    </button>
  )
}
