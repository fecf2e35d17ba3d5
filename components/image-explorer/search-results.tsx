/** Files found by a part of their path. */
import type { FoundFiles } from '@/core/engine/explore/find.ts'
import { Size } from '../build-view/evidence.tsx'
import { plural } from '../ui/format.ts'
import styles from './image-explorer.module.css'

interface Props {
  readonly found: FoundFiles
  readonly selected: string | undefined
  readonly onSelect: (path: string) => void
}

export function SearchResults({ found, selected, onSelect }: Props) {
  const more = found.total - found.files.length
  return (
    <div className={styles.results}>
      <p role="status">
        {found.total === 0 ? 'Nothing found' : plural(found.total, 'file')}
        {found.partial && ' among the files that are known; the base image holds more'}.
      </p>
      <ul>
        {found.files.map((file) => (
          <li key={file.path}>
            <button type="button" aria-pressed={file.path === selected} onClick={() => onSelect(file.path)}>
              <code>{file.path}</code>
              <span>
                {file.change === 'removed' ? 'deleted, ' : ''}
                {file.kind === 'link' ? 'link' : <Size figure={file.size} />}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p>… and {plural(more, 'more', 'more')}. Type more of the path.</p>}
    </div>
  )
}
