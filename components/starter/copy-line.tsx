'use client'
import { useSyncExternalStore } from 'react'
import { CopyButton } from '../ui/copy-button.tsx'
import styles from './starter.module.css'

/** A line for the terminal, to copy. */
export function CopyLine({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div className={styles.line}>
      <span>{label}</span>
      <code>{text}</code>
      <CopyButton text={text} />
    </div>
  )
}

/** Where this site is; a stand-in while the page is made on the server. */
export function useSiteAddress(): string {
  const origin = useSyncExternalStore(
    nothing,
    () => window.location.origin,
    () => '',
  )
  return origin || 'https://this-site'
}

function nothing() {
  return () => undefined
}
