'use client'
/** Everybody in the room, in the order they joined: renaming, removing, and the code of those who show it. */
import { useState } from 'react'
import type { Member, RoomState } from '@/core/room/room.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './board-members.module.css'
import type { RoomEndPoint } from './room-end.ts'
import { clockTime } from './room-words.ts'
import { lessonTitle, type TaughtCourse } from './taught-course.ts'

interface BoardMembersProps {
  readonly room: RoomState
  readonly course: TaughtCourse
  readonly end: RoomEndPoint
}

type Asked = { readonly what: 'rename' | 'remove' | 'code'; readonly member: string }

export function BoardMembers({ room, course, end }: BoardMembersProps) {
  const [asked, setAsked] = useState<Asked>()
  const members = Object.values(room.members).filter(({ removed }) => !removed)
  const member = asked && room.members[asked.member]
  const close = () => setAsked(undefined)
  return (
    <section aria-labelledby="members">
      <h2 id="members" className={styles.title}>
        Learners
      </h2>
      {members.length === 0 && (
        <p className={styles.none}>Nobody has joined yet. Put the code or the picture on the screen.</p>
      )}
      <ul className={styles.members}>
        {members.map(({ id, name, place, shown }) => (
          <li key={id} data-member={name}>
            <span className={styles.name}>
              {name}
              <small>{place ? lessonTitle(course, place.lesson) : 'in no lesson yet'}</small>
            </span>
            {shown && (
              <Button size="small" onClick={() => setAsked({ what: 'code', member: id })}>
                See the code<span className="visually-hidden"> of {name}</span>
              </Button>
            )}
            <Button size="small" look="plain" onClick={() => setAsked({ what: 'rename', member: id })}>
              Rename<span className="visually-hidden"> {name}</span>
            </Button>
            <Button size="small" look="plain" onClick={() => setAsked({ what: 'remove', member: id })}>
              Remove<span className="visually-hidden"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {asked?.what === 'rename' && member && (
        <Rename
          name={member.name}
          onClose={close}
          onName={(name) => end.send({ kind: 'rename', member: member.id, name })}
        />
      )}
      {asked?.what === 'remove' && member && (
        <Dialog
          open
          onClose={close}
          title={`Remove ${member.name}?`}
          description="The page of this learner says so and goes on alone; nothing of their work is lost. They cannot come back by themselves: lock the room if somebody else does."
          actions={
            <>
              <Button onClick={close}>Keep</Button>
              <Button
                look="primary"
                onClick={() => {
                  end.send({ kind: 'remove', member: member.id })
                  close()
                }}
              >
                Remove
              </Button>
            </>
          }
        >
          {null}
        </Dialog>
      )}
      {asked?.what === 'code' && member?.shown && <Code member={member} course={course} onClose={close} />}
    </section>
  )
}

function Rename({ name, onName, onClose }: { name: string; onName: (name: string) => void; onClose: () => void }) {
  const [text, setText] = useState(name)
  return (
    <Dialog open onClose={onClose} title={`Rename ${name}`}>
      <form
        className={styles.rename}
        onSubmit={(event) => {
          event.preventDefault()
          onName(text)
          onClose()
        }}
      >
        <label>
          <span>New name</span>
          <input value={text} maxLength={40} required onChange={(event) => setText(event.target.value)} />
        </label>
        <Button type="submit" look="primary">
          Rename
        </Button>
      </form>
    </Dialog>
  )
}

function Code({ member, course, onClose }: { member: Member; course: TaughtCourse; onClose: () => void }) {
  const { shown, name } = member
  if (!shown) return null
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={`What ${name} shows`}
      description={`${lessonTitle(course, shown.lesson)}, as it was at ${clockTime(shown.at)}.`}
    >
      {shown.files.map(({ path, text }) => (
        <section key={path} className={styles.file}>
          <h3>{path}</h3>
          <pre>{text}</pre>
        </section>
      ))}
    </Dialog>
  )
}
