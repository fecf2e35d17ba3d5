'use client'
/** `/join/`: a code and a name, and one is in. `/join/#CODE` brings the code along. */
import { type FormEvent, useEffect, useState } from 'react'
import { CODE_LENGTH, readJoinCode, showJoinCode } from '@/core/room/join-code.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './room-page.module.css'
import type { LearnerDoor, LearnerSeat, RoomsOffer } from './room-ports.ts'

const EXAMPLE = showJoinCode('K7M4QXPR')

export interface JoinPageProps {
  readonly door: LearnerDoor
  /** Where a learner who has just joined begins. */
  readonly first: string
}

export function JoinPage({ door, first }: JoinPageProps) {
  const [offer, setOffer] = useState<RoomsOffer>()
  const [seat, setSeat] = useState<LearnerSeat>()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    setSeat(door.seat())
    const given = readJoinCode(decodeURIComponent(window.location.hash.slice(1)))
    if (given) setCode(showJoinCode(given))
    void door.offer().then(setOffer)
  }, [door])
  const join = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const read = readJoinCode(code)
    if (!read)
      return setProblem(
        `A code has ${CODE_LENGTH} letters and digits, such as ${EXAMPLE}. There is no 0, O, 1, I, L or U in it.`,
      )
    setBusy(true)
    setProblem(undefined)
    const answer = await door.join(read, String(new FormData(event.currentTarget).get('name') ?? ''))
    setBusy(false)
    if (answer.kind === 'done') setSeat(answer.value)
    else setProblem(answer.message)
  }
  if (seat)
    return (
      <Joined
        seat={seat}
        first={first}
        onLeave={() => {
          door.leave()
          setSeat(undefined)
        }}
      />
    )
  return (
    <div className={styles.door}>
      <h1>Join a room</h1>
      {offer?.kind === 'none' && (
        <Notice tone="info" title="This site has no rooms.">
          The course works without: <a href={first}>begin with the first lesson</a>.
        </Notice>
      )}
      {offer?.kind === 'away' && (
        <Notice tone="warning" title="The server does not answer.">
          You can try all the same, or begin with the course and join later.
        </Notice>
      )}
      <p>
        Your teacher sees the name you choose and which checks pass. What you type is seen only if you show it. It is
        all deleted with the room: <a href="/room/stored/">what is stored, and for how long</a>.
      </p>
      <form className={styles.form} onSubmit={join}>
        <label>
          <span>Code</span>
          <input
            className={styles.code}
            value={code}
            required
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            placeholder={EXAMPLE}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <label>
          <span>Your name in the room</span>
          <input name="name" required maxLength={40} autoComplete="nickname" />
        </label>
        <Button type="submit" look="primary" disabled={busy}>
          Join
        </Button>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </form>
    </div>
  )
}

function Joined({ seat, first, onLeave }: { seat: LearnerSeat; first: string; onLeave: () => void }) {
  return (
    <div className={styles.door}>
      <h1>You are in</h1>
      <p role="status">
        <strong>{seat.title}</strong>, as <strong>{seat.name}</strong>. Every lesson on this device now has a row at its
        foot: raise a hand there, see what your teacher says, or leave.
      </p>
      <p className={styles.ways}>
        <a className={buttonClass('primary')} href={first}>
          To the lessons
        </a>
        <Button onClick={onLeave}>Leave the room</Button>
      </p>
    </div>
  )
}
