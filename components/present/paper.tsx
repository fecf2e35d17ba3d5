/** A lesson on paper: the hand-out for learners, and the teacher's script with notes, hints and solution. */
import type { Lesson, Slide } from '@/core/lessons/lesson.ts'
import { plannedMinutes } from '@/core/lessons/slides.ts'
import { InlineCode } from '../lesson/inline-code.tsx'
import styles from './paper.module.css'
import { PrintButton } from './print-button.tsx'
import { sourcesIn } from './sources-in.ts'

export interface PaperProps {
  readonly lesson: Lesson
  readonly as: 'hand-out' | 'script'
}

export function Paper({ lesson, as }: PaperProps) {
  const isScript = as === 'script'
  const planned = plannedMinutes(lesson.slides)
  const text = lesson.slides.filter(({ kind }) => kind !== 'end')
  return (
    <main id="main" className={styles.paper} tabIndex={-1}>
      <nav className={styles.ways} aria-label="This paper">
        <PrintButton />
        <a href={`/present/${lesson.slug}/`}>Present this lesson</a>
        {isScript ? (
          <a href={`/present/${lesson.slug}/hand-out/`}>Hand-out for learners</a>
        ) : (
          <a href={`/present/${lesson.slug}/script/`}>Teacher’s script</a>
        )}
      </nav>
      <header className={styles.head}>
        <p>
          Stagecraft · {lesson.part} · lesson {lesson.number}
          {isScript && ' · teacher’s script'}
          {isScript && planned !== undefined && ` · ${planned} minutes planned`}
        </p>
        <h1>{lesson.title}</h1>
        <p className={styles.summary}>{lesson.summary}</p>
      </header>
      {text.map((slide) => (
        <Section key={slide.id} slide={slide} lesson={lesson} isScript={isScript} />
      ))}
      <section className={styles.section}>
        <h2>What you learned</h2>
        <ul>
          {lesson.learned.map((sentence) => (
            <li key={sentence}>
              <InlineCode text={sentence} />
            </li>
          ))}
        </ul>
      </section>
      {isScript ? <Solution lesson={lesson} /> : <OwnNotes />}
      <Sources slides={lesson.slides} isScript={isScript} />
    </main>
  )
}

interface SectionProps {
  readonly slide: Slide
  readonly lesson: Lesson
  readonly isScript: boolean
}

function Section({ slide, lesson, isScript }: SectionProps) {
  const step = slide.kind === 'task' ? lesson.steps.find(({ id }) => id === slide.id) : undefined
  const isOwnSection = slide.kind === 'task' || slide.id.startsWith('about-')
  const notes = isScript && slide.notes !== '' && (
    <div role="note" className={styles.notes} aria-label={`Notes on “${slide.title}”`}>
      <p className={styles.minutes}>{slide.minutes === undefined ? 'Notes' : `Notes · ${slide.minutes} min`}</p>
      <Html html={slide.notes} />
    </div>
  )
  if (slide.parts.length === 0 && !step) return notes
  return (
    <section className={styles.section} data-kind={slide.kind}>
      {isOwnSection && <h2>{step ? `Task: ${slide.title}` : slide.title}</h2>}
      <Html html={slide.parts.join('\n')} />
      {step && (
        <ul className={styles.checks}>
          {step.checks.map(({ id, title, hints }) => (
            <li key={id}>
              <InlineCode text={title} />
              {isScript && hints && hints.length > 0 && (
                <ul className={styles.hints}>
                  {hints.map(({ say }) => (
                    <li key={say}>
                      <InlineCode text={say} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
      {notes}
    </section>
  )
}

function Html({ html }: { readonly html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: compiled from our own content
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
}

/** What the solution changes: files as they are at the end, and what is typed. */
function Solution({ lesson }: { readonly lesson: Lesson }) {
  const changed = Object.entries(lesson.solutionFiles).filter(([path, text]) => lesson.startFiles[path] !== text)
  if (changed.length === 0 && lesson.solutionCommands.length === 0) return null
  return (
    <section className={styles.section}>
      <h2>A solution</h2>
      {changed.map(([path, text]) => (
        <div key={path}>
          <h3>{path}</h3>
          <pre className={styles.file}>{text}</pre>
        </div>
      ))}
      {lesson.solutionCommands.length > 0 && (
        <>
          <h3>In the terminal</h3>
          <pre className={styles.file}>{lesson.solutionCommands.join('\n')}</pre>
        </>
      )}
    </section>
  )
}

function OwnNotes() {
  return (
    <section className={styles.own}>
      <h2>Your notes</h2>
      <div className={styles.lines} />
    </section>
  )
}

function Sources({ slides, isScript }: { readonly slides: readonly Slide[]; readonly isScript: boolean }) {
  const sources = sourcesIn(slides.flatMap(({ parts, notes }) => (isScript ? [...parts, notes] : parts)))
  if (sources.length === 0) return null
  return (
    <section className={styles.sources}>
      <h2>Where the figures are from</h2>
      <ul>
        {sources.map(({ figure, source }) => (
          <li key={`${figure} ${source}`}>
            {figure}: {source}
          </li>
        ))}
      </ul>
    </section>
  )
}
