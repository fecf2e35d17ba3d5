import type { Metadata } from 'next'
import Link from 'next/link'
import { StarterFiles } from '@/components/starter/starter-files.tsx'
import { StarterWays } from '@/components/starter/starter-ways.tsx'
import { TakeHome } from '@/components/starter/take-home.tsx'
import type { Lesson } from '@/core/lessons/lesson.ts'
import { getCourse } from '../_wiring/server.ts'
import styles from '../page.module.css'

export const metadata: Metadata = {
  title: 'The starter',
  description: 'Only the starter: the app, its Dockerfile before and after, to download, clone or copy.',
}

export default function StarterPage() {
  const { lessons } = getCourse()
  const before = mainFiles(lessons.find((lesson) => lesson.slug === 'build-and-run')?.solutionFiles)
  const after = mainFiles(lastOfCourse(lessons)?.solutionFiles)
  return (
    <main id="main" className={styles.page}>
      <h1>Only the starter</h1>
      <p className={styles.lead}>
        The app the course works on: React, Redux Toolkit and React Router, built by Vite. Take it as it is, or with the
        Dockerfile from before or after the course.
      </p>
      <p>
        Rather work on an app of yours? <Link href="/project/">Take your own React project through the course</Link>.
      </p>
      <StarterWays before={before} after={after} />
      <TakeHome />
      <StarterFiles before={before} after={after} />
    </main>
  )
}

/** The article's own end: nginx serves what the first stage built. */
function lastOfCourse(lessons: readonly Lesson[]): Lesson | undefined {
  return lessons.find((lesson) => lesson.slug === 'nginx-stage') ?? lessons.filter((lesson) => !lesson.sandbox).at(-1)
}

function mainFiles(files: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const names = ['Dockerfile', '.dockerignore', 'nginx.conf']
  return Object.fromEntries(names.flatMap((name) => (files[name] === undefined ? [] : [[name, files[name]]])))
}
