'use client'
import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useSession } from '../session/session-context.tsx'
import { buttonClass } from '../ui/button.tsx'
import type { CourseLink } from './course-link.ts'

/** Leads to the first lesson, or to where the learner left off: the same button, so that nothing moves. */
export function Continue({ lessons }: { readonly lessons: readonly CourseLink[] }) {
  const last = useSession((state) => state.session.lastLesson)
  const progress = useSession((state) => state.session.progress)
  const index = lessons.findIndex((lesson) => lesson.slug === last)
  const current = lessons[index]
  const next = current && progress[current.slug]?.state === 'passed' ? (lessons[index + 1] ?? current) : current
  const target = next ?? lessons[0]
  if (!target) return null
  return (
    <Link href={`/lessons/${target.slug}/`} className={buttonClass('primary')}>
      {next ? `Continue: ${next.title}` : 'Begin the course'} <ArrowRight aria-hidden />
    </Link>
  )
}
