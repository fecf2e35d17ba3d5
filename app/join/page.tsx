import type { Metadata } from 'next'
import { getCourse } from '../_wiring/server.ts'
import { JoinHost } from './join-host.tsx'

export const metadata: Metadata = { title: 'Join a room', robots: { index: false } }

export default function JoinRoomPage() {
  return (
    <main id="main" tabIndex={-1}>
      <JoinHost first={`/lessons/${getCourse().lessons[0]?.slug}/`} />
    </main>
  )
}
