import Link from 'next/link'
import { Mark } from './mark.tsx'
import { SaveStatus } from './save-status.tsx'
import styles from './site-header.module.css'
import { ThemeToggle } from './theme-toggle.tsx'

const PLACES = [
  { href: '/#course', label: 'Course' },
  { href: '/playground/', label: 'Playground' },
  { href: '/starter/', label: 'Starter' },
  { href: '/commands/', label: 'Commands' },
  { href: '/glossary/', label: 'Glossary' },
]

export function SiteHeader() {
  return (
    <header className={styles.header}>
      <Link href="/" className={styles.brand} aria-label="Stagecraft, home">
        <Mark />
        <span className={styles.word}>Stagecraft</span>
      </Link>
      <nav aria-label="Site" className={styles.nav}>
        {PLACES.map((place) => (
          <Link key={place.href} href={place.href}>
            {place.label}
          </Link>
        ))}
      </nav>
      <div className={styles.end}>
        <SaveStatus />
        <ThemeToggle />
      </div>
    </header>
  )
}
