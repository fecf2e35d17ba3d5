'use client'
import { useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { oneKeyShortcuts, setOneKeyShortcuts } from '../ui/one-key.ts'
import styles from './shortcuts-dialog.module.css'
import { SHORTCUTS } from './use-shortcuts.ts'

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const [on, setOn] = useState(oneKeyShortcuts)
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts">
      <dl className={styles.list}>
        {SHORTCUTS.map(({ keys, what }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setOn(event.target.checked)
            setOneKeyShortcuts(event.target.checked)
          }}
        />
        <span>
          Open this list with <kbd>?</kbd> alone, and the search with <kbd>/</kbd>
        </span>
      </label>
    </Dialog>
  )
}
