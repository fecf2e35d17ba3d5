import Link from 'next/link'
import { buttonClass } from '@/components/ui/button.tsx'
import styles from './page.module.css'

export default function NotFound() {
  return (
    <main id="main" className={styles.narrow}>
      <h1>There is no such page</h1>
      <p>The address may be mistyped, or the page has moved. Your files and your progress are not affected.</p>
      <p>
        <Link href="/" className={buttonClass('primary')}>
          To the course
        </Link>
      </p>
    </main>
  )
}
