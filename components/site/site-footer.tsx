import Link from 'next/link'
import styles from './site-footer.module.css'

export function SiteFooter() {
  return (
    <footer className={styles.footer}>
      <p>
        Stagecraft is free software under the MIT licence. Nothing you type leaves this device: no account, no tracking.{' '}
        <Link href="/rules/">What the editor remarks on</Link> · <Link href="/present/">For teachers</Link>
      </p>
    </footer>
  )
}
