'use client'
/** Lines the lesson asks the terminal to run: each is taken once, by whichever terminal is open. */
import { useEffect, useRef } from 'react'
import type { Bench } from '../workbench/bench-state.ts'

export function useWishes(bench: Bench, enter: (line: string) => void): void {
  const latest = useRef(enter)
  latest.current = enter
  useEffect(() => {
    const take = () => {
      const line = bench.takeWish()
      if (line !== undefined) latest.current(line)
    }
    take()
    return bench.subscribe(take)
  }, [bench])
}
