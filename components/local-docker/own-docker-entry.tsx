'use client'
/** The way to the user's own Docker; there is none where the server does not offer it. */
import { lazy, Suspense, useState } from 'react'
import styles from './own-docker.module.css'
import { useDesk } from './use-desk.ts'

const OwnDockerDialog = lazy(() =>
  import('./own-docker-dialog.tsx').then((part) => ({ default: part.OwnDockerDialog })),
)

export function OwnDockerEntry() {
  const { desk, state } = useDesk()
  const [open, setOpen] = useState(false)
  if (desk === undefined || state === undefined || !state.offered) return null
  return (
    <p className={styles.entry}>
      <button type="button" className={styles.link} onClick={() => setOpen(true)}>
        Build with your own Docker
      </button>
      {state.work !== 'idle' && (
        <span className={styles.going}> {state.work === 'building' ? 'is building' : 'is running'}</span>
      )}
      {open && (
        <Suspense>
          <OwnDockerDialog desk={desk} state={state} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </p>
  )
}
