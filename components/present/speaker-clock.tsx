'use client'
/** The time since the talk began beside what was planned. It starts when the screen first moves on, or by hand. */
import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import styles from './speaker-notes.module.css'
import { behind, clock, elapsed, HELD, held, plannedUntil, started, type Timer } from './timer.ts'

export interface SpeakerClockProps {
  readonly lesson: string
  readonly slides: readonly { readonly minutes: number | undefined }[]
  readonly slide: number
  /** A screen is there: its first step sets the clock going. */
  readonly moving: boolean
}

export function SpeakerClock({ lesson, slides, slide, moving }: SpeakerClockProps) {
  const [timer, setTimer] = useKeptTimer(lesson)
  const now = useNow(timer.since !== undefined)
  const untouched = timer.since === undefined && timer.before === 0
  useEffect(() => {
    if (moving && untouched && slide > 0) setTimer(started(HELD, Date.now()))
  }, [moving, untouched, slide, setTimer])
  const passed = elapsed(timer, now)
  const until = plannedUntil(slides, slide)
  const late = behind(passed, until)
  const minutes = slides[slide]?.minutes
  return (
    <section className={styles.clock} aria-label="Time">
      <p className={styles.time} data-late={late !== undefined}>
        <span className="visually-hidden">Time since the beginning: </span>
        {clock(passed)}
      </p>
      <p className={styles.plan}>
        {minutes === undefined ? 'No time planned for this slide' : `Planned for this slide: ${minutes} min`}
        {until > 0 && `, by its end ${clock(until * 60_000)}`}
        {late && <strong className={styles.late}> {late}</strong>}
      </p>
      <div className={styles.hold}>
        {timer.since === undefined ? (
          <Button size="small" onClick={() => setTimer(started(timer, Date.now()))}>
            {untouched ? 'Start' : 'Go on'}
          </Button>
        ) : (
          <Button size="small" onClick={() => setTimer(held(timer, Date.now()))}>
            Hold
          </Button>
        )}
        <Button size="small" look="plain" disabled={untouched} onClick={() => setTimer(HELD)}>
          Back to zero
        </Button>
      </div>
    </section>
  )
}

/** Survives a reload of the window. */
function useKeptTimer(lesson: string) {
  const key = `stagecraft.timer ${lesson}`
  const [timer, setTimer] = useState(HELD)
  useEffect(() => {
    try {
      const saved = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Timer | null
      if (typeof saved?.before === 'number') setTimer({ before: saved.before, since: saved.since })
    } catch {
      // Without storage the clock begins anew.
    }
  }, [key])
  const keep = (next: Timer) => {
    setTimer(next)
    try {
      sessionStorage.setItem(key, JSON.stringify(next))
    } catch {
      // The same.
    }
  }
  return [timer, keep] as const
}

function useNow(running: boolean): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    setNow(Date.now())
    if (!running) return
    const beat = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(beat)
  }, [running])
  return now
}
