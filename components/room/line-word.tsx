'use client'
/** How the line to the room stands, in words; never a reason to stop working. */
import { Radio, WifiOff } from 'lucide-react'
import styles from './learner-strip.module.css'
import type { EndState } from './room-end.ts'

export function LineWord({ state, title }: { readonly state: EndState; readonly title: string }) {
  const { line, pending, trouble } = state
  const Icon = line === 'away' ? WifiOff : Radio
  return (
    <p className={styles.line} role="status">
      <Icon aria-hidden />
      {line === 'away' ? (
        <span>
          The room does not answer. Go on working{pending.length > 0 ? ': your progress is sent when it is back.' : '.'}
        </span>
      ) : trouble ? (
        <span>{trouble} Go on working: your progress is sent later.</span>
      ) : (
        <span>{state.room?.closed ? `${title} is closed` : line === 'opening' ? `Joining ${title}…` : title}</span>
      )}
    </p>
  )
}
