/** What came in, and what did not and why. */
import type { Imported } from '@/core/exporter/import-project.ts'
import styles from './playground.module.css'

const SHOWN = 12

export function ImportReport({ imported }: { readonly imported: Imported }) {
  if (imported.kind === 'refused') {
    return (
      <p role="alert" className={styles.tooLong}>
        {imported.why} Nothing was changed.
      </p>
    )
  }
  const { files, skipped, left } = imported
  return (
    <div role="status">
      <p>
        {Object.keys(files).length} files were read{imported.folder ? ` from ${imported.folder}` : ''}.
      </p>
      {skipped.length > 0 && (
        <p>
          Skipped: {skipped.map(({ folder }) => folder).join(', ')}. An install and git make them; the build does not
          take them from here.
        </p>
      )}
      {left.length > 0 && (
        <>
          <p>Left out:</p>
          <ul className={styles.names}>
            {left.slice(0, SHOWN).map(({ path, why }) => (
              <li key={`${path} ${why}`}>
                <code>{path}</code>: {why}
              </li>
            ))}
            {left.length > SHOWN && <li>and {left.length - SHOWN} more</li>}
          </ul>
        </>
      )}
    </div>
  )
}
