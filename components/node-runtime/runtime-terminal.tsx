'use client'
import { useEffect, useRef } from 'react'
import styles from './node-runtime.module.css'
import type { RuntimeDesk } from './runtime-desk.ts'

/** What commands print. xterm is loaded once the runtime was started. */
export function RuntimeTerminal({ desk }: { readonly desk: RuntimeDesk }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let close: (() => void) | undefined
    let gone = false
    void import('./runtime-xterm.ts').then(({ openRuntimeXterm }) => {
      if (!gone && place.current)
        close = openRuntimeXterm(place.current, desk.transcript, () => desk.stop(whatToStop(desk)))
    })
    return () => {
      gone = true
      close?.()
    }
  }, [desk])
  return (
    <section className={styles.terminal} aria-label="What the commands print">
      <div ref={place} className={styles.screen} data-runtime-terminal />
    </section>
  )
}

function whatToStop(desk: RuntimeDesk): 'running' | 'server' {
  return desk.get().running === undefined ? 'server' : 'running'
}
