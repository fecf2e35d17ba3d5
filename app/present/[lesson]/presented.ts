/** The lesson that an address of a presentation names. */
import { notFound } from 'next/navigation'
import type { AuthorError } from '@/core/lessons/compile.ts'
import type { Lesson } from '@/core/lessons/lesson.ts'
import { getCourse } from '../../_wiring/server.ts'

export interface PresentProps {
  readonly params: Promise<{ readonly lesson: string }>
}

export function everyLesson() {
  return getCourse().lessons.map((lesson) => ({ lesson: lesson.slug }))
}

/** While authors work: what is wrong with the lesson, in its place. */
export async function presented({ params }: PresentProps): Promise<Lesson | readonly AuthorError[]> {
  const { lesson: slug } = await params
  const { lessons, errors } = getCourse()
  const mine = errors.filter((error) => error.file.includes(`-${slug}/`))
  if (mine.length > 0) return mine
  return lessons.find((candidate) => candidate.slug === slug) ?? notFound()
}

export async function titleOf(props: PresentProps, what: string) {
  const lesson = await presented(props)
  return { title: 'slug' in lesson ? `${what}: ${lesson.title}` : what, robots: { index: false } }
}
