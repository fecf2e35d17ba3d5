'use client'
/** What the teacher sends to the room. */
import { type FormEvent, useState } from 'react'
import type { Board } from '@/core/room/board.ts'
import type { RoomState } from '@/core/room/room.ts'
import { Button } from '../ui/button.tsx'
import styles from './board-tools.module.css'
import type { RoomEndPoint } from './room-end.ts'
import { SendFile } from './send-file.tsx'
import { lessonTitle, type TaughtCourse } from './taught-course.ts'

interface BoardToolsProps {
  readonly room: RoomState
  readonly board: Board
  readonly course: TaughtCourse
  readonly end: RoomEndPoint
}

export function BoardTools({ room, board, course, end }: BoardToolsProps) {
  return (
    <section className={styles.tools} aria-label="To the room">
      <Announce room={room} end={end} />
      <SetTimer room={room} end={end} />
      <Follow room={room} course={course} end={end} />
      <SendFile board={board} course={course} end={end} />
    </section>
  )
}

function Announce({ room, end }: Pick<BoardToolsProps, 'room' | 'end'>) {
  const said = room.announcement
  const announce = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '')
    event.currentTarget.reset()
    end.send({ kind: 'announce', text })
  }
  return (
    <form className={styles.tool} onSubmit={announce}>
      <h2>Announcement</h2>
      <label className={styles.wide}>
        <span className="visually-hidden">Announcement to all</span>
        <textarea name="text" rows={2} maxLength={500} required placeholder="Read by everybody in the room" />
      </label>
      <div className={styles.ways}>
        <Button type="submit">Announce</Button>
        {said && (
          <Button look="plain" onClick={() => end.send({ kind: 'announce', text: '' })}>
            Take away “{said.text.slice(0, 24)}
            {said.text.length > 24 && '…'}”
          </Button>
        )}
      </div>
    </form>
  )
}

function SetTimer({ room, end }: Pick<BoardToolsProps, 'room' | 'end'>) {
  const set = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    end.send({
      kind: 'timer',
      seconds: Math.round(Number(fields.get('minutes')) * 60),
      label: String(fields.get('label') ?? ''),
    })
  }
  return (
    <form className={styles.tool} onSubmit={set}>
      <h2>Timer</h2>
      <div className={styles.ways}>
        <label>
          <span>Minutes</span>
          <input name="minutes" type="number" min="0.5" max="240" step="0.5" defaultValue={5} required />
        </label>
        <label className={styles.wide}>
          <span>What for</span>
          <input name="label" maxLength={80} placeholder="Time for the task" autoComplete="off" />
        </label>
        <Button type="submit">Start</Button>
        {room.timer && (
          <Button look="plain" onClick={() => end.send({ kind: 'stop-timer' })}>
            Stop
          </Button>
        )}
      </div>
    </form>
  )
}

function Follow({ room, course, end }: Pick<BoardToolsProps, 'room' | 'course' | 'end'>) {
  const [lesson, setLesson] = useState(room.follow?.lesson ?? course[0]?.slug ?? '')
  const [step, setStep] = useState(room.follow?.step ?? '')
  const steps = course.find(({ slug }) => slug === lesson)?.steps ?? []
  return (
    <form
      className={styles.tool}
      onSubmit={(event) => {
        event.preventDefault()
        end.send({ kind: 'follow', lesson, ...(step === '' ? {} : { step }) })
      }}
    >
      <h2>Follow me</h2>
      <div className={styles.ways}>
        <label className={styles.wide}>
          <span>Lesson</span>
          <select
            value={lesson}
            onChange={(event) => {
              setLesson(event.target.value)
              setStep('')
            }}
          >
            {course.map(({ slug, number, title }) => (
              <option key={slug} value={slug}>
                {number}. {title}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.wide}>
          <span>Step</span>
          <select value={step} onChange={(event) => setStep(event.target.value)}>
            <option value="">The beginning</option>
            {steps.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">Bring the room here</Button>
        {room.follow && (
          <Button look="plain" onClick={() => end.send({ kind: 'unfollow' })}>
            Let go
          </Button>
        )}
      </div>
      <p className={styles.note} role="status">
        {room.follow
          ? `The room follows to ${lessonTitle(course, room.follow.lesson)}. ${exploring(room)}`
          : 'Everybody goes their own way.'}
      </p>
    </form>
  )
}

function exploring({ members }: RoomState): string {
  const count = Object.values(members).filter((member) => member.exploring && !member.removed).length
  return count === 0 ? '' : `${count} explore${count === 1 ? 's' : ''} freely.`
}
