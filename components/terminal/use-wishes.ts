'use client'
/** Lines the lesson asks the terminal to run: each is taken once, by whichever terminal is open. */
import { useEffect, useRef } from 'react'
import type { Bench } from '../workbench/bench-state.ts'

export function useWishes(bench: Bench, enter: (line: string) => void): void {
  const latest = useRef(enter)
  latest.current = enter
  useEffect(() => {
    const take = () => {
      for (let line = bench.takeWish(); line !== undefined; line = bench.takeWish()) latest.current(line)
    }
    take()
    return bench.subscribe(take)
  }, [bench])
}
