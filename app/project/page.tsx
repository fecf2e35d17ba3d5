import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OwnProjectPage } from '@/components/project/own-project-page.tsx'
import { getCourseFile } from '../_wiring/server.ts'
import styles from '../page.module.css'

export const metadata: Metadata = {
  title: 'Your own project',
  description: 'Take your own React project through the course, and take it home again with what you wrote.',
}

export default function ProjectPage() {
  if (!getCourseFile().react) notFound()
  return (
    <main id="main" className={styles.reading}>
      <h1>Your own React project</h1>
      <p className={styles.lead}>
        The course works on a starter. It can work on a React project of yours instead: its files stay on this device,
        and the starter waits as you left it.
      </p>
      <OwnProjectPage />
    </main>
  )
}
