import type { Metadata } from 'next'
import { getServedCourse } from '../_wiring/server.ts'
import { RoomHost } from './room-host.tsx'
import { taughtCourse } from './taught.ts'

export const metadata: Metadata = { title: 'A room', robots: { index: false } }

export default function RoomsPage() {
  return (
    <main id="main" tabIndex={-1}>
      <RoomHost course={taughtCourse()} courseTitle={getServedCourse().title} />
    </main>
  )
}
