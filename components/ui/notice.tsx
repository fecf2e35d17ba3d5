import type { ReactNode } from 'react'
import styles from './notice.module.css'

export interface NoticeProps {
  readonly tone: 'info' | 'warning' | 'error'
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Spoken at once when it appears. */
  readonly urgent?: boolean
}

export function Notice({ tone, title, children, actions, urgent }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={urgent ? 'alert' : 'status'}>
      <div className={styles.text}>
        <strong>{title}</strong>
        {children && <div className={styles.more}>{children}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
