'use client'
import { useEffect, useState } from 'react'

/** The server's time, drawn anew every so many milliseconds: who is idle or stuck changes without an event. */
export function useClock(now: () => number, every: number): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const beat = setInterval(() => setAt(now()), every)
    return () => clearInterval(beat)
  }, [now, every])
  return at
}
