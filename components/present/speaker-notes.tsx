'use client'
/** The second window: notes of the slide that is on the screen, what comes next, and the time. */
import { useEffect } from 'react'
import type { Slide } from '@/core/lessons/lesson.ts'
import { plannedMinutes } from '@/core/lessons/slides.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { presentKey } from './present-keys.ts'
import { isWish } from './present-link.ts'
import { SpeakerClock } from './speaker-clock.tsx'
import styles from './speaker-notes.module.css'
import { useScreen } from './use-screen.ts'

export interface SpeakerNotesProps {
  readonly lesson: { readonly slug: string; readonly title: string }
  readonly slides: readonly Slide[]
}

export function SpeakerNotes({ lesson, slides }: SpeakerNotesProps) {
  const { standing, passed, state, wish } = useScreen(lesson.slug, slides.length)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = presentKey(event)
      if (key === undefined || !isWish(key)) return
      event.preventDefault()
      wish(key)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [wish])
  const slide = slides[standing.slide] ?? slides[0]!
  const next = slides[standing.slide + 1]
  const planned = plannedMinutes(slides)
  return (
    <main id="main" className={styles.notes} tabIndex={-1}>
      <h1 className={styles.lesson}>
        {lesson.title} <span>Speaker notes{planned !== undefined && `, ${planned} minutes planned`}</span>
      </h1>
      {state === 'alone' && (
        <Notice
          tone="info"
          title="No presentation of this lesson is open on this device."
          actions={
            <a
              className={buttonClass('primary', 'small')}
              href={`/present/${lesson.slug}/`}
              target="_blank"
              rel="noopener opener"
            >
              Open it
            </a>
          }
        >
          Until then you can leaf through the notes here.
        </Notice>
      )}
      <SpeakerClock lesson={lesson.slug} slides={slides} slide={standing.slide} moving={state === 'kept'} />
      <section className={styles.now} aria-labelledby="now" aria-live="polite">
        <p className={styles.place}>
          Slide {standing.slide + 1} of {slides.length}
          {slide.parts.length > 0 && ` · part ${Math.min(standing.parts, slide.parts.length)} of ${slide.parts.length}`}
          {standing.blank && ' · the screen is dark'}
          {slide.kind === 'task' && passed && ' · all checks pass'}
        </p>
        <h2 id="now">{slide.title}</h2>
        {slide.notes === '' ? (
          <p className={styles.none}>No notes for this slide.</p>
        ) : (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: compiled from our own content
          <div className="prose" dangerouslySetInnerHTML={{ __html: slide.notes }} />
        )}
      </section>
      <p className={styles.next}>{next ? `Next: ${next.title}` : 'This is the last slide.'}</p>
      <nav className={styles.keys} aria-label="Presentation">
        <Button onClick={() => wish('previous')}>Back</Button>
        <Button look="primary" onClick={() => wish('next')}>
          Next
        </Button>
        <Button onClick={() => wish('hint')}>Next hint</Button>
        <Button onClick={() => wish('blank')} aria-pressed={standing.blank}>
          Dark screen
        </Button>
      </nav>
    </main>
  )
}
