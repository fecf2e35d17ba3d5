'use client'
import { Timer } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { RoomState } from '@/core/room/room.ts'
import styles from './room-timer.module.css'
import { timeLeft } from './room-words.ts'

interface RoomTimerProps {
  readonly timer: NonNullable<RoomState['timer']>
  /** The server's clock. */
  readonly now: () => number
}

/** Counts down by the server's clock. Not read aloud at every second: only that it runs, and that it is over. */
export function RoomTimer({ timer, now }: RoomTimerProps) {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const beat = setInterval(() => setAt(now()), 500)
    return () => clearInterval(beat)
  }, [now])
  const over = at >= timer.endsAt
  return (
    <p className={styles.timer} data-over={over}>
      <Timer aria-hidden />
      <span aria-hidden>{timeLeft(timer.endsAt, at)}</span>
      <span className="visually-hidden">{over ? 'The time is over: ' : 'A timer runs: '}</span>
      {timer.label}
    </p>
  )
}
