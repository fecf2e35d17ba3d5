import type { Metadata } from 'next'
import { StoredFacts } from '@/components/room/stored-facts.tsx'
import styles from '../../page.module.css'

export const metadata: Metadata = {
  title: 'What a room stores',
  description: 'What the server of a room keeps of teacher and learners, who sees it, and when it is deleted.',
}

export default function StoredPage() {
  return (
    <main id="main" className={styles.reading}>
      <h1>What a room stores, and for how long</h1>
      <StoredFacts />
    </main>
  )
}
