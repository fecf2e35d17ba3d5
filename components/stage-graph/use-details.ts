'use client'
/** Which part of the graph tells its details: the one pointed at, focused or tapped. What is pointed at may be pointed into. */
import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'

export interface Shown {
  readonly key: string
  readonly anchor: Element
}

export interface Details {
  readonly shown: Shown | undefined
  /** `delay`: milliseconds of pointing before it opens. */
  point(key: string, event: PointerEvent, delay: number): void
  focus(key: string, anchor: Element): void
  leave(): void
  stay(): void
  close(): void
}

const GRACE = 160

export function useDetails(): Details {
  const [shown, setShown] = useState<Shown>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const later = useCallback((work: () => void, delay: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(work, delay)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  return useMemo(
    () => ({
      shown,
      point(key, event, delay) {
        if (event.pointerType === 'touch') return
        const anchor = event.currentTarget
        later(() => setShown({ key, anchor }), delay)
      },
      focus(key, anchor) {
        clearTimeout(timer.current)
        setShown({ key, anchor })
      },
      leave: () => later(() => setShown(undefined), GRACE),
      stay: () => clearTimeout(timer.current),
      close() {
        clearTimeout(timer.current)
        setShown(undefined)
      },
    }),
    [shown, later],
  )
}
