import { BeforeAfter } from '@/components/home/before-after.tsx'
import { CourseList } from '@/components/home/course-list.tsx'
import { Hero } from '@/components/home/hero.tsx'
import { StagesFigure } from '@/components/home/stages-figure.tsx'
import { AuthorErrors } from '@/components/lesson/author-errors.tsx'
import { getCourse, getCourseFile } from './_wiring/server.ts'
import styles from './page.module.css'

export default function HomePage() {
  const { lessons, errors } = getCourse()
  const { title, headline, about, figures } = getCourseFile()
  const links = lessons.map(({ slug, number, title, part, minutes, summary }) => ({
    slug,
    number,
    title,
    part,
    minutes,
    summary,
  }))
  return (
    <>
      {errors.length > 0 && <AuthorErrors errors={errors} />}
      <main id="main" className={styles.page}>
        <Hero lessons={links} title={headline ?? title} about={about} picture={figures && <StagesFigure />} />
        {figures && <BeforeAfter figures={figures} />}
        <CourseList lessons={links} />
      </main>
    </>
  )
}
