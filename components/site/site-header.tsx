import Link from 'next/link'
import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'
import { PLACES } from './places.ts'
import { SaveStatus } from './save-status.tsx'
import styles from './site-header.module.css'
import { SiteMenu } from './site-menu.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

export function SiteHeader({ search }: { readonly search: ReactNode }) {
  return (
    <header className={styles.header}>
      <SiteMenu />
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
        {search}
        <SaveStatus />
        <ThemeToggle />
      </div>
    </header>
  )
}
