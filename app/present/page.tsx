import type { Metadata } from 'next'
import { TeachList } from '@/components/present/teach-list.tsx'
import { plannedMinutes } from '@/core/lessons/slides.ts'
import { getCourse } from '../_wiring/server.ts'
import styles from '../page.module.css'

export const metadata: Metadata = {
  title: 'Teach',
  description: 'Present the lessons of the course, print hand-outs and scripts, and lead a room.',
}

export default function TeachPage() {
  const lessons = getCourse().lessons.map(({ slug, number, title, part, minutes, slides }) => ({
    ...{ slug, number, title, part, minutes },
    planned: plannedMinutes(slides),
  }))
  return (
    <main id="main" className={styles.reading}>
      <h1>Teach</h1>
      <TeachList lessons={lessons} hasRooms={process.env.STAGECRAFT_OUTPUT !== 'export'} />
    </main>
  )
}
