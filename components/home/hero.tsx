import { Download } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from '../ui/button.tsx'
import { Continue } from './continue.tsx'
import type { CourseLink } from './course-link.ts'
import styles from './hero.module.css'

interface Props {
  readonly lessons: readonly CourseLink[]
  readonly title: string
  readonly about: string | undefined
  /** Beside the words, where there is room. */
  readonly picture?: ReactNode
}

export function Hero({ lessons, title, about, picture }: Props) {
  return (
    <section className={styles.hero}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>
          {about} You write the real files; Stagecraft works out what Docker would make of them, at every keystroke, in
          your browser.
        </p>
        <div className={styles.actions}>
          <Continue lessons={lessons} />
          <Link href="/starter/" className={buttonClass('quiet')}>
            <Download aria-hidden /> Only the starter
          </Link>
        </div>
        <p className={styles.terms}>
          {lessons.length} {lessons.length === 1 ? 'lesson' : 'lessons'}, about {lengthOf(lessons)}. No account. Nothing
          to install. At the end you download a repository that <code>docker build</code> accepts.
        </p>
      </div>
      {picture}
    </section>
  )
}

/** In half hours from an hour on. */
function lengthOf(lessons: readonly CourseLink[]): string {
  const minutes = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0)
  return minutes < 60 ? `${minutes} minutes` : `${Math.round(minutes / 30) / 2} hours`
}
