'use client'
/** Says that a new version lies ready. Nothing reloads by itself: the learner may be in the middle of a line. */
import { useState } from 'react'
import { useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './update-notice.module.css'

export function UpdateNotice({ onReload }: { readonly onReload: () => void }) {
  const { keeper } = useSessionPorts()
  const [hidden, setHidden] = useState(false)
  if (hidden) return null
  return (
    <aside className={styles.corner} aria-label="New version">
      <Notice
        tone="info"
        title="A new version of Stagecraft is ready."
        actions={
          <>
            <Button size="small" look="primary" onClick={() => void keeper.flush().then(onReload, onReload)}>
              Reload now
            </Button>
            <Button size="small" onClick={() => setHidden(true)}>
              Later
            </Button>
          </>
        }
      >
        Reload when you like: what you typed stays.
      </Notice>
    </aside>
  )
}
