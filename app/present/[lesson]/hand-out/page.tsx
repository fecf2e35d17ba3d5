import { AuthorErrors } from '@/components/lesson/author-errors.tsx'
import { Paper } from '@/components/present/paper.tsx'
import { everyLesson, type PresentProps, presented, titleOf } from '../presented.ts'

export const dynamicParams = false
export const generateStaticParams = everyLesson
export const generateMetadata = (props: PresentProps) => titleOf(props, 'Hand-out')

export default async function HandOutPage(props: PresentProps) {
  const lesson = await presented(props)
  return 'slug' in lesson ? <Paper lesson={lesson} as="hand-out" /> : <AuthorErrors errors={lesson} />
}
