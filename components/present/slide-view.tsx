'use client'
/** One slide. All of them are in the page: it can be read without scripts, and printed as a hand-out. */
import { useEffect, useRef } from 'react'
import type { LessonStep } from '@/core/lessons/lesson.ts'
import { InlineCode } from '../lesson/inline-code.tsx'
import { ProseHtml } from '../lesson/prose-html.tsx'
import type { ShownSlide } from './present-state.ts'
import styles from './slide-view.module.css'
import { TaskVerdict } from './task-verdict.tsx'

export interface SlideViewProps {
  readonly slide: ShownSlide
  readonly step: LessonStep | undefined
  /** Above the title of the opening. */
  readonly head: string
  readonly summary: string
  readonly shown: boolean
  readonly parts: number
  readonly hints: number
}

export function SlideView({ slide, step, head, summary, shown, parts, hints }: SlideViewProps) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (shown) box.current?.parentElement?.scrollTo({ top: 0 })
  }, [shown])
  const newest = shown ? parts + hints : 0
  useEffect(() => {
    if (newest === 0) return
    const all = box.current?.querySelectorAll('[data-part="shown"], [data-hint]')
    all?.[all.length - 1]?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [newest])
  const id = `slide-${slide.id}`
  return (
    <section ref={box} className={styles.slide} data-kind={slide.kind} data-shown={shown} aria-labelledby={id}>
      {slide.kind === 'opening' && <p className={styles.head}>{head}</p>}
      {slide.kind === 'task' && <p className={styles.word}>Task</p>}
      <h2 id={id} className={styles.title} tabIndex={-1}>
        {slide.title}
      </h2>
      {slide.kind === 'opening' && <p className={styles.summary}>{summary}</p>}
      {slide.kind === 'end' ? (
        <ul className={styles.learned}>
          {slide.parts.map((sentence, index) => (
            <li key={sentence} data-part={index < parts ? 'shown' : 'to-come'}>
              <InlineCode text={sentence} />
            </li>
          ))}
        </ul>
      ) : (
        slide.parts.map((html, index) => (
          <div key={html} data-part={index < parts ? 'shown' : 'to-come'} className={styles.part}>
            <ProseHtml html={html} />
          </div>
        ))
      )}
      {step && shown && parts >= slide.parts.length && <TaskVerdict step={step} hints={hints} />}
      {step && (
        <ul className={styles.paper}>
          {step.checks.map(({ id: check, title }) => (
            <li key={check}>
              <InlineCode text={title} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
