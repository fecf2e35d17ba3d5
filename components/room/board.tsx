'use client'
/** The teacher's board: who needs help first, then how the room stands, then what can be sent to it. Learners are never ranked. */
import { useEffect, useMemo, useState } from 'react'
import { boardOf } from '@/core/room/board.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './board.module.css'
import { BoardHelp } from './board-help.tsx'
import { BoardLessons } from './board-lessons.tsx'
import { BoardMembers } from './board-members.tsx'
import { BoardTools } from './board-tools.tsx'
import { RoomDoor } from './room-door.tsx'
import { createRoomEnd, type EndState } from './room-end.ts'
import { RoomKeep } from './room-keep.tsx'
import type { OwnRoom, TeacherDoor } from './room-ports.ts'
import { RoomTimer } from './room-timer.tsx'
import { counted } from './room-words.ts'
import type { TaughtCourse } from './taught-course.ts'
import { useClock } from './use-clock.ts'
import { useSampled } from './use-sampled.ts'

export interface BoardProps {
  readonly door: TeacherDoor
  readonly room: OwnRoom
  readonly course: TaughtCourse
}

export function Board({ door, room, course }: BoardProps) {
  const [end] = useState(() => createRoomEnd(door.ports(room)))
  useEffect(() => end.start(), [end])
  const state = useSampled(end, 200)
  const now = useClock(end.now, 5000)
  const board = useMemo(
    () => (state.room ? boardOf(state.room, Math.max(now, end.now())) : undefined),
    [state.room, now, end],
  )
  if (state.line === 'ended') return <Gone state={state} onForget={() => door.forget(room.room)} />
  if (!state.room || !board) {
    return (
      <p className={styles.waiting} role="status">
        {state.line === 'away' ? 'The room does not answer. It is tried again…' : 'Opening the board…'}
      </p>
    )
  }
  return (
    <div className={styles.board} data-board>
      <header className={styles.head}>
        <div>
          <h1>{state.room.title}</h1>
          <p>
            {counted(board.learners, 'learner')}
            {board.idle > 0 && `, ${board.idle} of them quiet`}
            {state.room.locked && ' · locked'}
            {state.room.closed && ' · closed'}
          </p>
        </div>
        {state.room.timer && <RoomTimer timer={state.room.timer} now={end.now} />}
      </header>
      <Troubles state={state} onRead={end.readRefusal} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <RoomDoor door={door} room={room} locked={state.room.locked} end={end} />
          <BoardHelp board={board} course={course} now={now} end={end} />
        </div>
        <div className={styles.column}>
          <BoardLessons board={board} course={course} />
          <BoardTools room={state.room} board={board} course={course} end={end} />
          <BoardMembers room={state.room} course={course} end={end} />
          <RoomKeep door={door} own={room} room={state.room} end={end} />
        </div>
      </div>
    </div>
  )
}

function Troubles({ state, onRead }: { readonly state: EndState; readonly onRead: () => void }) {
  return (
    <>
      {state.line === 'away' && (
        <Notice tone="warning" title="The server does not answer.">
          What you see is as it was. Learners go on working; what you send now goes out when it is back.
        </Notice>
      )}
      {state.trouble && (
        <Notice tone="error" title="The room cannot keep anything at present.">
          {state.trouble}
        </Notice>
      )}
      {state.refused && (
        <Notice
          urgent
          tone="warning"
          title={state.refused}
          actions={
            <Button size="small" onClick={onRead}>
              All right
            </Button>
          }
        />
      )}
    </>
  )
}

function Gone({ state, onForget }: { readonly state: EndState; readonly onForget: () => void }) {
  const expired = state.end === 'expired'
  return (
    <div className={styles.waiting}>
      <Notice
        tone="info"
        title={
          expired ? 'This room has expired and is deleted.' : 'There is no such room, or the link is not its teacher’s.'
        }
        actions={
          <Button
            size="small"
            look="primary"
            onClick={() => {
              onForget()
              window.location.hash = ''
            }}
          >
            Open another
          </Button>
        }
      >
        {expired
          ? 'Nothing of it is left on the server.'
          : 'Check that the whole link was copied: it ends in a long row of letters.'}
      </Notice>
    </div>
  )
}
