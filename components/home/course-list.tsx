'use client'
import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react'
import Link from 'next/link'
import { useSession } from '../session/session-context.tsx'
import { DownloadButton } from '../site/download-button.tsx'
import type { CourseLink } from './course-link.ts'
import styles from './course-list.module.css'

const STATES = {
  passed: { word: 'done', Icon: CircleCheck },
  started: { word: 'begun', Icon: CircleDot },
  untouched: { word: 'not begun', Icon: CircleDashed },
} as const

export function CourseList({ lessons }: { readonly lessons: readonly CourseLink[] }) {
  const progress = useSession((state) => state.session.progress)
  const done = lessons.filter((lesson) => progress[lesson.slug]?.state === 'passed').length
  const parts = [...new Set(lessons.map((lesson) => lesson.part))]
  return (
    <section className={styles.course} aria-labelledby="course">
      <header className={styles.head}>
        <h2 id="course" className={styles.title}>
          The course
        </h2>
        <p className={styles.done}>
          {done} of {lessons.length} done
        </p>
        {done > 0 && <DownloadButton>Download repository</DownloadButton>}
      </header>
      {parts.map((part) => (
        <div key={part} className={styles.part}>
          <h3>{part}</h3>
          <ol className={styles.lessons} start={lessons.find((lesson) => lesson.part === part)?.number}>
            {lessons
              .filter((lesson) => lesson.part === part)
              .map((lesson) => {
                const { word, Icon } = STATES[progress[lesson.slug]?.state ?? 'untouched']
                return (
                  <li key={lesson.slug} data-state={progress[lesson.slug]?.state ?? 'untouched'}>
                    <Icon aria-hidden className={styles.icon} />
                    <div>
                      <Link href={`/lessons/${lesson.slug}/`}>{lesson.title}</Link>
                      <span className="visually-hidden">, {word}</span>
                      <p>{lesson.summary}</p>
                    </div>
                    <span className={styles.minutes}>{lesson.minutes} min</span>
                  </li>
                )
              })}
          </ol>
        </div>
      ))}
    </section>
  )
}
