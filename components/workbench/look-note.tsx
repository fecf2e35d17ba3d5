'use client'
/** What stands in a view's place while there is nothing to show: still waiting, broken, or nothing there yet. */
import styles from './outcome-panel.module.css'
import type { Look } from './use-look.ts'

export interface LookNoteProps {
  readonly look: Look<unknown>
  readonly waiting: string
  /** Begins the sentence that ends with the reason: `The stages could not be drawn`. */
  readonly broken: string
  readonly nothing: string
}

export function LookNote({ look, waiting, broken, nothing }: LookNoteProps) {
  switch (look.state) {
    case 'waiting':
      return <p className={styles.note}>{waiting}</p>
    case 'broken':
      return (
        <p className={styles.note} role="alert">
          {broken}: {look.message}
        </p>
      )
    case 'seen':
      return <p className={styles.note}>{nothing}</p>
  }
}
