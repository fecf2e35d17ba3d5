'use client'
/** Who needs help: raised hands and who is stuck, those who wait longest first; and the hint that helps most of the room. */
import { Hand, Lightbulb } from 'lucide-react'
import type { Board } from '@/core/room/board.ts'
import { InlineCode } from '../lesson/inline-code.tsx'
import { Button } from '../ui/button.tsx'
import styles from './board-help.module.css'
import type { RoomEndPoint } from './room-end.ts'
import { counted, howLong } from './room-words.ts'
import { checkOf, checkTitle, lessonTitle, type TaughtCourse } from './taught-course.ts'

interface BoardHelpProps {
  readonly board: Board
  readonly course: TaughtCourse
  readonly now: number
  readonly end: RoomEndPoint
}

export function BoardHelp({ board, course, now, end }: BoardHelpProps) {
  return (
    <>
      <section className={styles.part} aria-labelledby="hands">
        <h2 id="hands">Raised hands</h2>
        {board.hands.length === 0 ? (
          <p className={styles.none}>None.</p>
        ) : (
          <ul className={styles.list}>
            {board.hands.map(({ member, name, since }) => (
              <li key={member}>
                <span>
                  <Hand aria-hidden /> <strong>{name}</strong>, for {howLong(now - since)}
                </span>
                <Button
                  size="small"
                  aria-label={`Answered: ${name}`}
                  onClick={() => end.send({ kind: 'lower-hand', member })}
                >
                  Answered
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Commonest board={board} course={course} end={end} />
      <section className={styles.part} aria-labelledby="stuck">
        <h2 id="stuck">Stuck</h2>
        {board.stuck.length === 0 ? (
          <p className={styles.none}>Nobody for longer than three minutes.</p>
        ) : (
          <ul className={styles.list}>
            {board.stuck.slice(0, MOST).map(({ member, name, lesson, check, message, since, status }) => (
              <li key={`${member} ${lesson} ${check}`}>
                <span>
                  <strong>{name}</strong>, for {howLong(now - since)}
                  {status === 'working' && ', working on it'}
                  {status === 'idle' && ', quiet'}
                  <br />
                  <InlineCode text={checkTitle(course, lesson, check)} />
                  <small>
                    {lessonTitle(course, lesson)}. {message}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        )}
        {board.stuck.length > MOST && <p className={styles.none}>And {board.stuck.length - MOST} more.</p>}
      </section>
    </>
  )
}

/** Nobody helps more than these at a time. */
const MOST = 30

function Commonest({ board, course, end }: Omit<BoardHelpProps, 'now'>) {
  const { commonest } = board
  if (!commonest) return null
  const hints = checkOf(course, commonest.lesson, commonest.check)?.hints ?? []
  return (
    <section className={styles.part} aria-labelledby="commonest" data-commonest>
      <h2 id="commonest">What holds the room up</h2>
      <p>
        <strong>
          <InlineCode text={checkTitle(course, commonest.lesson, commonest.check)} />
        </strong>{' '}
        fails at {counted(commonest.learners, 'learner')}. {readBy(commonest)}
      </p>
      <blockquote className={styles.message}>
        <InlineCode text={commonest.message} />
      </blockquote>
      {hints.length > 0 && (
        <details className={styles.hints} open>
          <summary>
            <Lightbulb aria-hidden /> Hints to give to all
          </summary>
          <ul className={styles.list}>
            {hints.map((hint) => (
              <li key={hint}>
                <span>
                  <InlineCode text={hint} />
                </span>
                <Button
                  size="small"
                  aria-label={`Announce: ${hint}`}
                  onClick={() => end.send({ kind: 'announce', text: hint })}
                >
                  Announce
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function readBy({ same, learners }: NonNullable<Board['commonest']>): string {
  if (same === 1) return learners === 1 ? 'The message:' : 'One of the messages:'
  return same === learners ? 'All of them read:' : `${same} of them read:`
}
