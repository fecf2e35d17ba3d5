import type { Files } from '@/core/workspace/lesson-files.ts'
import styles from './file-list.module.css'

interface Props {
  readonly files: Files
  readonly openPath: string
  readonly onOpen: (path: string) => void
}

/** All files by folder; installed packages are left out, there are thousands. */
export function FileList({ files, openPath, onOpen }: Props) {
  const paths = Object.keys(files).filter((path) => !path.startsWith('node_modules/'))
  const folders = byFolder(paths)
  return (
    <nav className={styles.list} aria-label="All files">
      {[...folders].map(([folder, entries]) => (
        <div key={folder}>
          {folder !== '' && <p className={styles.folder}>{folder}/</p>}
          <ul className={styles.entries}>
            {entries.map((path) => (
              <li key={path}>
                <button
                  type="button"
                  className={styles.file}
                  aria-current={path === openPath ? 'true' : undefined}
                  onClick={() => onOpen(path)}
                >
                  {path.split('/').at(-1)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function byFolder(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>()
  for (const path of [...paths].sort(byPath)) {
    const folder = path.split('/').slice(0, -1).join('/')
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  return folders
}

/** Files of the top folder first, then folder by folder. */
function byPath(a: string, b: string): number {
  const [folderA, folderB] = [a, b].map((path) => path.split('/').slice(0, -1).join('/'))
  if (folderA !== folderB) return folderA! < folderB! ? -1 : 1
  return a < b ? -1 : 1
}
