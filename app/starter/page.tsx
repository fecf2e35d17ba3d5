import type { Metadata } from 'next'
import Link from 'next/link'
import { StarterFiles } from '@/components/starter/starter-files.tsx'
import { StarterWays } from '@/components/starter/starter-ways.tsx'
import { TakeHome } from '@/components/starter/take-home.tsx'
import type { CourseFile } from '@/core/lessons/course-file.ts'
import type { Lesson } from '@/core/lessons/lesson.ts'
import { afterOf, getCourse, getCourseFile } from '../_wiring/server.ts'
import styles from '../page.module.css'

type Texts = Readonly<Record<string, string>>

export const metadata: Metadata = {
  title: 'The starter',
  description: 'Only the starter: the app, its Dockerfile before and after, to download, clone or copy.',
}

export default function StarterPage() {
  const { lessons } = getCourse()
  const course = getCourseFile()
  const before = mainFiles(course, beforeOf(lessons, course))
  const after = mainFiles(course, afterOf(lessons, course)?.solutionFiles)
  return (
    <main id="main" className={styles.page}>
      <h1>Only the starter</h1>
      <p className={styles.lead}>
        {course.app} Take it as it is, or with the Dockerfile from before or after the course.
      </p>
      <StarterWays before={before} after={after} />
      {course.react && (
        <p className={styles.aside}>
          Rather work on an app of yours? <Link href="/project/">Take your own React project through the course</Link>.
          Or <a href="/runtime/">run this one’s npm commands in your browser</a>.
        </p>
      )}
      <TakeHome />
      <StarterFiles before={before} after={after} />
    </main>
  )
}

/** What a lesson named in course.yaml ends with; else what the first lesson with files begins with. */
function beforeOf(lessons: readonly Lesson[], { before }: CourseFile): Texts | undefined {
  if (before !== undefined) return lessons.find((lesson) => lesson.slug === before)?.solutionFiles
  return lessons.map((lesson) => lesson.startFiles).find((files) => Object.keys(files).length > 0)
}

function mainFiles(course: CourseFile, files: Texts = {}): Texts {
  return Object.fromEntries(course.files.flatMap((name) => (files[name] === undefined ? [] : [[name, files[name]]])))
}
