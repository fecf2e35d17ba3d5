import { AuthorErrors } from '@/components/lesson/author-errors.tsx'
import { SpeakerNotes } from '@/components/present/speaker-notes.tsx'
import { everyLesson, type PresentProps, presented, titleOf } from '../presented.ts'

export const dynamicParams = false
export const generateStaticParams = everyLesson
export const generateMetadata = (props: PresentProps) => titleOf(props, 'Speaker notes')

export default async function NotesPage(props: PresentProps) {
  const lesson = await presented(props)
  if (!('slug' in lesson)) return <AuthorErrors errors={lesson} />
  const { slug, title, slides } = lesson
  return <SpeakerNotes lesson={{ slug, title }} slides={slides} />
}
