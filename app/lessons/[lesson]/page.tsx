import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AuthorErrors } from '@/components/lesson/author-errors.tsx'
import { LessonProse } from '@/components/lesson/lesson-prose.tsx'
import { slugOf } from '@/core/lessons/source.ts'
import { getCourse } from '../../_wiring/server.ts'
import { LessonHost } from './lesson-host.tsx'

export const dynamicParams = false

const FOLDER = /^\d{2}-/

interface Props {
  readonly params: Promise<{ readonly lesson: string }>
}

export function generateStaticParams() {
  const { lessons, errors } = getCourse()
  // A lesson that cannot be read has a page too, while its author works: it says why.
  const broken = errors.map(({ file }) => slugOf(file.split('/').find((part) => FOLDER.test(part)) ?? ''))
  const slugs = new Set([...lessons.map(({ slug }) => slug), ...broken.filter((slug) => slug !== '')])
  return [...slugs].map((lesson) => ({ lesson }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson: slug } = await params
  const lesson = getCourse().lessons.find((candidate) => candidate.slug === slug)
  return { title: lesson?.title, description: lesson?.summary }
}

export default async function LessonPage({ params }: Props) {
  const { lesson: slug } = await params
  const { lessons, errors } = getCourse()
  const mine = errors.filter(
    ({ file }) => file.includes(`-${slug}/`) || !file.split('/').some((part) => FOLDER.test(part)),
  )
  if (mine.length > 0) return <AuthorErrors errors={mine} />
  const index = lessons.findIndex((candidate) => candidate.slug === slug)
  const lesson = lessons[index]
  if (!lesson) notFound()
  const names = lessons.map(({ slug: name, number, title }) => ({ slug: name, number, title }))
  const { blocks: _text, slides: _notes, ...judged } = lesson
  return (
    <LessonHost key={slug} lesson={judged} previous={lessons[index - 1]?.slug} lessons={names}>
      <LessonProse lesson={lesson} total={lessons.length} previous={lessons[index - 1]} next={lessons[index + 1]} />
    </LessonHost>
  )
}
