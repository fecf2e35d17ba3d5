import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './icon-button.module.css'

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Read by screen readers, and shown when pointed at or reached by keyboard. */
  readonly label: string
  readonly children: ReactNode
  /** The words stand to the right: for buttons at a left edge. */
  readonly toRight?: boolean
}

export function IconButton({ label, children, className, toRight, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...rest}
      className={`${styles.button} ${toRight ? styles.toRight : ''} ${className ?? ''}`}
    >
      {children}
      <span className={styles.tip} aria-hidden>
        {label}
      </span>
    </button>
  )
}
