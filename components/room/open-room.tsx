'use client'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { linkOf } from './own-link.ts'
import styles from './room-page.module.css'
import type { OwnRoom, TeacherDoor } from './room-ports.ts'
import { clockTime } from './room-words.ts'

interface OpenRoomProps {
  readonly door: TeacherDoor
  readonly needsKey: boolean
  readonly courseTitle: string
  readonly onOpen: (room: OwnRoom) => void
}

const HOURS = [2, 4, 8, 24, 72] as const

export function OpenRoom({ door, needsKey, courseTitle, onOpen }: OpenRoomProps) {
  const [own, setOwn] = useState<readonly OwnRoom[]>([])
  useEffect(() => setOwn(door.own()), [door])
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const open = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const key = String(fields.get('key') ?? '')
    setBusy(true)
    const answer = await door.open({
      title: String(fields.get('title') ?? ''),
      hours: Number(fields.get('hours')),
      ...(key === '' ? {} : { key }),
    })
    setBusy(false)
    if (answer.kind === 'done') onOpen(answer.value)
    else setProblem(answer.message)
  }
  return (
    <>
      <p>
        Learners join with a short code and a name they choose. You see which checks pass and who is stuck; what they
        type stays with them. No accounts. Everything is deleted when the room expires:{' '}
        <a href="/room/stored/">what is stored, and for how long</a>.
      </p>
      <form className={styles.form} onSubmit={open}>
        <label>
          <span>Title</span>
          <input name="title" defaultValue={courseTitle} maxLength={80} required autoComplete="off" />
        </label>
        <label>
          <span>Deleted after</span>
          <select name="hours" defaultValue={8}>
            {HOURS.map((hours) => (
              <option key={hours} value={hours}>
                {hours} hours
              </option>
            ))}
          </select>
        </label>
        {needsKey && (
          <label>
            <span>The key of whoever runs this server</span>
            <input name="key" type="password" required autoComplete="off" />
          </label>
        )}
        <Button type="submit" look="primary" disabled={busy}>
          Open the room
        </Button>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </form>
      {own.length > 0 && (
        <section className={styles.own}>
          <h2>Rooms opened on this device</h2>
          <ul>
            {own.map((room) => (
              <li key={room.room}>
                <a href={linkOf(room)}>{room.title}</a> · until {clockTime(room.expiresAt)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
