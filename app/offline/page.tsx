import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button.tsx'
import styles from '../page.module.css'

export const metadata: Metadata = { title: 'No network', robots: { index: false } }

/** Shown by the service worker in the place of a page that is not kept, while there is no network. */
export default function OfflinePage() {
  return (
    <main id="main" className={styles.narrow}>
      <h1>This page needs the network</h1>
      <p>
        There is no connection right now, and this page is not kept on your device. The lessons, the rules, the glossary
        and your own files are.
      </p>
      <p>
        <Link href="/" className={buttonClass('primary')}>
          To the course
        </Link>
      </p>
    </main>
  )
}
