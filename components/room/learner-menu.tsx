'use client'
/** What is rarely wanted: showing one's code, leaving, and what the room knows. */
import type { ShownCode } from '@/core/room/room.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useBench } from '../workbench/bench-context.tsx'
import styles from './learner-menu.module.css'
import type { RoomEndPoint } from './room-end.ts'
import type { LearnerSeat } from './room-ports.ts'
import { clockTime } from './room-words.ts'

interface LearnerMenuProps {
  readonly end: RoomEndPoint
  readonly seat: LearnerSeat
  readonly shown: ShownCode | undefined
  readonly onClose: () => void
  readonly onLeave: () => void
}

export function LearnerMenu({ end, seat, shown, onClose, onLeave }: LearnerMenuProps) {
  const bench = useBench()
  const show = () => {
    const { files } = bench.get()
    const texts = bench.mainFiles.filter((path) => (files[path]?.text ?? '') !== '')
    end.send({
      kind: 'show',
      lesson: bench.lesson.slug,
      files: texts.map((path) => ({ path, text: files[path]!.text })),
    })
  }
  return (
    <Dialog open onClose={onClose} title={seat.title} description={`You are in this room as ${seat.name}.`}>
      <section className={styles.part}>
        <h3>Show my code</h3>
        <p>
          {shown
            ? `Your teacher sees your ${bench.mainFiles.join(', ')} as they were at ${clockTime(shown.at)}.`
            : `Your teacher sees which checks pass, and nothing of what you type. You can show ${bench.mainFiles.join(', ')}, as they are now.`}
        </p>
        <p className={styles.ways}>
          <Button onClick={show}>{shown ? 'Show as it is now' : 'Show my code'}</Button>
          {shown && <Button onClick={() => end.send({ kind: 'hide' })}>Stop showing</Button>}
        </p>
      </section>
      <section className={styles.part}>
        <h3>Leave the room</h3>
        <p>
          Your work stays on this device. What the room knows of you is deleted with it;{' '}
          <a href="/room/stored/">what that is, and when</a>.
        </p>
        <p className={styles.ways}>
          <Button onClick={onLeave}>Leave</Button>
        </p>
      </section>
    </Dialog>
  )
}
