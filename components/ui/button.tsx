import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './button.module.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'quiet' | 'plain'
  readonly size?: 'normal' | 'small'
  readonly icon?: ReactNode
}

export function Button({ look = 'quiet', size = 'normal', icon, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={`${styles.button} ${styles[look]} ${styles[size]} ${className ?? ''}`}>
      {icon}
      {children}
    </button>
  )
}

/** The look of a button for links. */
export function buttonClass(
  look: 'primary' | 'quiet' | 'plain' = 'quiet',
  size: 'normal' | 'small' = 'normal',
): string {
  return `${styles.button} ${styles[look]} ${styles[size]}`
}
