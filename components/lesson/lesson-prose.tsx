/** The text of a lesson, drawn on the server: it can be read before any script has run. */
import { Clock } from 'lucide-react'
import Link from 'next/link'
import type { Lesson } from '@/core/lessons/lesson.ts'
import { buttonClass } from '../ui/button.tsx'
import { LessonEnd } from './lesson-end.tsx'
import styles from './lesson-prose.module.css'
import { ProseHtml } from './prose-html.tsx'
import { TaskPanel } from './task-panel.tsx'

export interface LessonLink {
  readonly slug: string
  readonly number: number
  readonly title: string
}

export interface LessonProseProps {
  readonly lesson: Lesson
  readonly total: number
  readonly previous: LessonLink | undefined
  readonly next: LessonLink | undefined
}

export function LessonProse({ lesson, total, previous, next }: LessonProseProps) {
  return (
    <article className={styles.lesson}>
      <header className={styles.head}>
        <p className={styles.part}>
          {lesson.part} <span aria-hidden>·</span> Lesson {lesson.number} of {total} <span aria-hidden>·</span>{' '}
          <span className={styles.time}>
            <Clock aria-hidden /> {lesson.minutes} min
          </span>
        </p>
        <h1 className={styles.title}>{lesson.title}</h1>
      </header>
      {lesson.blocks.map((block, index) =>
        block.kind === 'prose' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other identity and never move
          <ProseHtml key={index} html={block.html} />
        ) : (
          <TaskPanel
            key={block.step.id}
            step={{
              id: block.step.id,
              title: block.step.title,
              checks: block.step.checks.map(({ id, title }) => ({ id, title })),
            }}
          >
            <ProseHtml html={block.step.html} />
          </TaskPanel>
        ),
      )}
      <LessonEnd learned={lesson.learned} hasTasks={lesson.steps.length > 0} />
      <nav aria-label="Lessons" className={styles.nav}>
        {previous ? (
          <Link href={`/lessons/${previous.slug}/`} rel="prev" className={styles.step}>
            <span>Previous</span>
            {previous.title}
          </Link>
        ) : (
          <span />
        )}
        {next ? (
          <Link href={`/lessons/${next.slug}/`} rel="next" className={`${styles.step} ${styles.next}`}>
            <span>Next</span>
            {next.title}
          </Link>
        ) : (
          <Link href="/#course" className={buttonClass('primary')}>
            Back to the course
          </Link>
        )}
      </nav>
    </article>
  )
}
