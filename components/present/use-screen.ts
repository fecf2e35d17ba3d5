'use client'
/** The notes' end of a presentation: follows the screen and leads it; without one, leafs through the notes alone. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { openPresentLink, type PresentLink } from './present-link.ts'
import { at, BEGINNING, type Standing, type Wish } from './present-state.ts'

export interface Screen {
  readonly standing: Standing
  /** All checks of the lesson pass. */
  readonly passed: boolean
  readonly state: 'asking' | 'kept' | 'alone'
  wish(wish: Wish): void
}

/** A screen that is there answers at once. */
const PATIENCE = 800

export function useScreen(lesson: string, count: number): Screen {
  const [seen, setSeen] = useState<{ readonly standing: Standing; readonly passed: boolean }>({
    standing: BEGINNING,
    passed: false,
  })
  const [state, setState] = useState<Screen['state']>('asking')
  const link = useRef<PresentLink>(undefined)
  useEffect(() => {
    const alone = setTimeout(() => setState((now) => (now === 'asking' ? 'alone' : now)), PATIENCE)
    const opened = openPresentLink(lesson, (message) => {
      if (message.kind === 'closed') setState('alone')
      if (message.kind !== 'standing') return
      setSeen({ standing: message.standing, passed: message.passed })
      setState('kept')
    })
    link.current = opened
    opened.send({ kind: 'hello' })
    return () => {
      clearTimeout(alone)
      opened.close()
    }
  }, [lesson])
  const wish = useCallback(
    (wanted: Wish) => {
      if (state === 'kept') link.current?.send({ kind: 'wish', wish: wanted })
      else setSeen((now) => ({ ...now, standing: leafed(now.standing.slide, wanted, count) }))
    },
    [state, count],
  )
  return { ...seen, state, wish }
}

function leafed(slide: number, wish: Wish, count: number): Standing {
  const to = {
    next: slide + 1,
    'next-slide': slide + 1,
    previous: slide - 1,
    'previous-slide': slide - 1,
    first: 0,
    last: count - 1,
    blank: slide,
    hint: slide,
  }[wish]
  return at(Math.max(0, Math.min(count - 1, to)))
}
