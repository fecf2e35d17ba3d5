'use client'
/** A lesson on the big screen: one slide at a time, the files and what came of them beside it. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { LessonStep } from '@/core/lessons/lesson.ts'
import { useBenchState } from '../workbench/bench-context.tsx'
import { PresentBar } from './present-bar.tsx'
import { type PresentKey, presentKey } from './present-keys.ts'
import type { ShownSlide } from './present-state.ts'
import styles from './presenter.module.css'
import { SlideView } from './slide-view.tsx'
import { openCheck } from './task-verdict.tsx'
import { usePresentation } from './use-presentation.ts'

const PresentBench = lazy(() => import('./present-bench.tsx').then((part) => ({ default: part.PresentBench })))
const PresentHelp = lazy(() => import('./present-help.tsx').then((part) => ({ default: part.PresentHelp })))

export interface PresentedLesson {
  readonly slug: string
  readonly number: number
  readonly title: string
  readonly part: string
  readonly summary: string
  readonly steps: readonly LessonStep[]
}

export function Presenter({ lesson, slides }: { lesson: PresentedLesson; slides: readonly ShownSlide[] }) {
  const shown = useBenchState((state) => state.shown)
  const announcement = useBenchState((state) => state.announcement)
  const stepOf = (slide: number) => lesson.steps.find(({ id }) => id === slides[slide]?.id)
  const { standing, wish } = usePresentation({
    lesson: lesson.slug,
    slides,
    hintsOf: (slide) => openCheck(stepOf(slide), shown)?.hints.length ?? 0,
    passed: shown.passed,
  })
  const slide = slides[standing.slide]!
  // Beside a task the files are needed; beside words they are in the way, unless somebody asks for them.
  const [wanted, setWanted] = useState<boolean>()
  const beside = wanted ?? slide.kind === 'task'
  const [help, setHelp] = useState(false)
  const [awake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  const act = (key: PresentKey) => {
    if (key === 'bench') setWanted(!beside)
    else if (key === 'help') setHelp(true)
    else if (key === 'notes') openNotes(lesson.slug)
    else if (key === 'full-screen') toggleFullScreen()
    else if (key === 'leave' && !standing.blank) leave(lesson.slug)
    else wish(key === 'leave' ? 'blank' : key)
  }
  useKeys(act)
  return (
    <main id="main" className={styles.present} data-awake={awake} data-beside={beside} tabIndex={-1}>
      <h1 className="visually-hidden">{lesson.title}</h1>
      <div className={styles.stage}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section id="present-slides" className={styles.slides} tabIndex={0} aria-label="Slide">
          {slides.map((each, index) => (
            <SlideView
              key={each.id}
              slide={each}
              step={stepOf(index)}
              head={`${lesson.part} · Lesson ${lesson.number}`}
              summary={lesson.summary}
              shown={index === standing.slide}
              parts={index === standing.slide ? standing.parts : 0}
              hints={index === standing.slide ? standing.hints : 0}
            />
          ))}
        </section>
        <div className={styles.bench} hidden={!beside}>
          {awake && (
            <Suspense fallback={<p className={styles.waiting}>The editor is loading.</p>}>
              <PresentBench />
            </Suspense>
          )}
        </div>
      </div>
      <PresentBar lesson={lesson.slug} slide={standing.slide} count={slides.length} beside={beside} onKey={act} />
      <p className="visually-hidden" role="status">
        {standing.blank ? 'The screen is dark.' : `Slide ${standing.slide + 1} of ${slides.length}: ${slide.title}.`}
      </p>
      <p className="visually-hidden" role="status" data-announcement>
        {announcement}
      </p>
      {standing.blank && (
        <button type="button" className={styles.blank} onClick={() => wish('blank')}>
          <span>The screen is dark. Any key brings it back.</span>
        </button>
      )}
      {help && (
        <Suspense>
          <PresentHelp onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </main>
  )
}

function useKeys(act: (key: PresentKey) => void): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey && !event.ctrlKey && !event.metaKey && jump(event.code)) return event.preventDefault()
      const key = presentKey(event)
      if (key === undefined) return
      event.preventDefault()
      latest.current(key)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function jump(code: string): boolean {
  const place = { Digit1: '#present-slides', Digit2: EDITOR }[code]
  if (place === undefined) return false
  const visible = [...document.querySelectorAll<HTMLElement>(place)].find((one) => one.getClientRects().length > 0)
  visible?.focus()
  return visible !== undefined
}

const EDITOR = '#pane-files .monaco-editor textarea, #pane-files .native-edit-context, #pane-files textarea'

function openNotes(slug: string): void {
  window.open(`/present/${slug}/notes/`, `stagecraft-notes-${slug}`, 'popup,width=720,height=820')
}

function toggleFullScreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()
  // A browser may refuse; the page fills its window all the same.
  done?.catch(() => undefined)
}

function leave(slug: string): void {
  if (document.fullscreenElement) toggleFullScreen()
  else window.location.assign(`/lessons/${slug}/`)
}
