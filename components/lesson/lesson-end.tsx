'use client'
/** What was learned; for a lesson that is only read, reaching this place is passing it. */
import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { DownloadButton } from '../site/download-button.tsx'
import { useBench } from '../workbench/bench-context.tsx'
import styles from './lesson-end.module.css'

export function LessonEnd({ learned, hasTasks }: { readonly learned: readonly string[]; readonly hasTasks: boolean }) {
  const bench = useBench()
  const { react } = useSessionPorts().course
  const passed = useSession((state) => state.session.progress[bench.lesson.slug]?.state === 'passed')
  const end = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = end.current
    if (hasTasks || !element) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) bench.finishReading()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [bench, hasTasks])
  return (
    <section ref={end} className={styles.end} aria-labelledby="what-you-learned">
      <h2 id="what-you-learned" className={styles.title}>
        What you learned
      </h2>
      <ul className={styles.list}>
        {learned.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className={styles.passed} data-passed={passed}>
        {passed && (
          <>
            <CircleCheck aria-hidden /> This lesson is done.
          </>
        )}
      </p>
      <DownloadButton>Download repository</DownloadButton>
      <p className={styles.more}>
        <Link href="/starter/#take-home">Other ways to take it home</Link>
        {react ? ': as tar.gz, as a folder, or the finished reference.' : ': as tar.gz, or as a folder.'}
      </p>
    </section>
  )
}
