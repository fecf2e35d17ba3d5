import { AuthorErrors } from '@/components/lesson/author-errors.tsx'
import { PresentHost } from './present-host.tsx'
import { everyLesson, type PresentProps, presented, titleOf } from './presented.ts'

export const dynamicParams = false
export const generateStaticParams = everyLesson
export const generateMetadata = (props: PresentProps) => titleOf(props, 'Present')

export default async function PresentPage(props: PresentProps) {
  const lesson = await presented(props)
  if (!('slug' in lesson)) return <AuthorErrors errors={lesson} />
  const { blocks: _text, slides, ...judged } = lesson
  // The screen gets no notes: whoever projects it may open the page's source.
  const shown = slides.map(({ notes: _notes, minutes: _minutes, ...slide }) => slide)
  return <PresentHost lesson={judged} slides={shown} />
}
