'use client'
/** The navigation of a phone: a list below a button, which opens without any script. */
import { Menu } from 'lucide-react'
import Link from 'next/link'
import { PLACES } from './places.ts'
import styles from './site-menu.module.css'

export function SiteMenu() {
  return (
    <>
      <button type="button" className={styles.trigger} popoverTarget="site-menu">
        <Menu aria-hidden />
        <span className="visually-hidden">Menu</span>
      </button>
      <nav id="site-menu" popover="auto" aria-label="Menu" className={styles.menu}>
        {PLACES.map(({ href, label }) => (
          <Link key={href} href={href} onClick={() => document.getElementById('site-menu')?.hidePopover()}>
            {label}
          </Link>
        ))}
      </nav>
    </>
  )
}
