'use client'
/** `/room/`: a teacher opens a room, or comes back to one by its secret link. */
import { useEffect, useState } from 'react'
import { Notice } from '../ui/notice.tsx'
import { Board } from './board.tsx'
import { OpenRoom } from './open-room.tsx'
import { linkOf, roomOfLink } from './own-link.ts'
import styles from './room-page.module.css'
import type { OwnRoom, RoomsOffer, TeacherDoor } from './room-ports.ts'
import type { TaughtCourse } from './taught-course.ts'

export interface RoomPageProps {
  readonly door: TeacherDoor
  readonly course: TaughtCourse
  readonly courseTitle: string
}

export function RoomPage({ door, course, courseTitle }: RoomPageProps) {
  const [room, setRoom] = useState<OwnRoom>()
  const [offer, setOffer] = useState<RoomsOffer>()
  useEffect(() => {
    const read = () => setRoom(roomOfLink(window.location.hash, door.own()))
    read()
    void door.offer().then(setOffer)
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [door])
  const enter = (opened: OwnRoom) => {
    door.remember(opened)
    window.location.hash = linkOf(opened)
    setRoom(opened)
  }
  if (room) return <Board key={room.room} door={door} room={room} course={course} />
  return (
    <div className={styles.door}>
      <h1>A room</h1>
      {offer === undefined && <p role="status">Asking this server whether it has rooms…</p>}
      {offer?.kind === 'none' && (
        <Notice tone="info" title="This site has no rooms.">
          Rooms need the server output of Stagecraft: run it on your laptop with npm run workshop, or ask whoever runs
          this site. Everything else works without: <a href="/present/">present the lessons</a>.
        </Notice>
      )}
      {offer?.kind === 'away' && (
        <Notice tone="warning" title="The server does not answer.">
          Reload this page in a moment. A room that is open goes on by itself.
        </Notice>
      )}
      {offer?.kind === 'rooms' && (
        <OpenRoom door={door} needsKey={offer.key} courseTitle={courseTitle} onOpen={enter} />
      )}
    </div>
  )
}
