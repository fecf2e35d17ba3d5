import { Download } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '../ui/button.tsx'
import { Continue } from './continue.tsx'
import type { CourseLink } from './course-link.ts'
import styles from './hero.module.css'

export function Hero({ lessons }: { readonly lessons: readonly CourseLink[] }) {
  return (
    <section className={styles.hero}>
      <h1 className={styles.title}>Build with everything. Ship only what runs.</h1>
      <p className={styles.lead}>
        A hands-on course in Docker multi-stage builds. You take a small React app from an image that carries Node, npm
        and every dependency to one that holds nginx and the finished site. You write the real files; Stagecraft works
        out what Docker would make of them, at every keystroke, in your browser.
      </p>
      <div className={styles.actions}>
        <Continue lessons={lessons} />
        <Link href="/starter/" className={buttonClass('quiet')}>
          <Download aria-hidden /> Only the starter
        </Link>
      </div>
      <p className={styles.terms}>
        {lessons.length} lessons, about {Math.round(lessons.reduce((sum, lesson) => sum + lesson.minutes, 0) / 30) / 2}{' '}
        hours. No account. Nothing to install. At the end you download a repository that <code>docker build</code>{' '}
        accepts.
      </p>
    </section>
  )
}
