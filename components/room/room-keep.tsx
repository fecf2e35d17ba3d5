'use client'
/** Taking the room's facts along, closing it, and until when it is there. */
import { useState } from 'react'
import type { RoomState } from '@/core/room/room.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './board-tools.module.css'
import type { RoomEndPoint } from './room-end.ts'
import type { OwnRoom, TeacherDoor } from './room-ports.ts'

interface RoomKeepProps {
  readonly door: TeacherDoor
  readonly own: OwnRoom
  readonly room: RoomState
  readonly end: RoomEndPoint
}

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const

export function RoomKeep({ door, own, room, end }: RoomKeepProps) {
  const [problem, setProblem] = useState<string>()
  const [closing, setClosing] = useState(false)
  const take = async (format: 'csv' | 'json') => {
    const answer = await door.exportRoom(own, format)
    setProblem(answer.kind === 'refused' ? answer.message : undefined)
    if (answer.kind === 'done') door.download(`room-${own.code || own.room}.${format}`, answer.value, TYPES[format])
  }
  return (
    <section className={styles.tool} aria-labelledby="keep">
      <h2 id="keep">Keep, and close</h2>
      <p className={styles.note}>
        The room and all in it are deleted at {new Date(room.expiresAt).toLocaleString()}. Export it before, if you need
        it. <a href="/room/stored/">What is stored</a>
      </p>
      <div className={styles.ways}>
        <Button onClick={() => void take('csv')}>Export as CSV</Button>
        <Button onClick={() => void take('json')}>Export as JSON</Button>
        {!room.closed && (
          <Button look="plain" onClick={() => setClosing(true)}>
            Close the room
          </Button>
        )}
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {closing && (
        <Dialog
          open
          onClose={() => setClosing(false)}
          title="Close the room?"
          description="Nobody joins or reports any more. Learners keep their work; the board stays readable until the room expires."
          actions={
            <>
              <Button onClick={() => setClosing(false)}>Keep it open</Button>
              <Button
                look="primary"
                onClick={() => {
                  end.send({ kind: 'close' })
                  setClosing(false)
                }}
              >
                Close the room
              </Button>
            </>
          }
        >
          {null}
        </Dialog>
      )}
    </section>
  )
}
