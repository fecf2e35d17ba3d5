'use client'
/** The presentation in this window: where it stands, told to the notes' window, and kept in the address for a reload. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { openPresentLink, type PresentLink } from './present-link.ts'
import { after, BEGINNING, type ShownSlide, type Standing, type Wish, whole } from './present-state.ts'

export interface Presentation {
  readonly standing: Standing
  wish(wish: Wish): void
}

export interface Facts {
  readonly lesson: string
  readonly slides: readonly ShownSlide[]
  /** Hints that the first open check of the slide's task has in all. */
  hintsOf(slide: number): number
  readonly passed: boolean
}

export function usePresentation(facts: Facts): Presentation {
  const { lesson, slides, passed } = facts
  const [standing, setStanding] = useState(BEGINNING)
  const latest = useRef(facts)
  latest.current = facts
  const link = useRef<PresentLink>(undefined)
  const wish = useCallback((wanted: Wish) => {
    setStanding((now) => {
      const { slides: all, hintsOf } = latest.current
      return after(now, wanted, all, Math.max(0, hintsOf(now.slide) - now.hints))
    })
  }, [])
  const told = useRef({ standing, passed })
  useEffect(() => {
    told.current = { standing, passed }
    link.current?.send({ kind: 'standing', standing, passed })
  }, [standing, passed])
  useEffect(() => {
    const opened = openPresentLink(lesson, (message) => {
      if (message.kind === 'wish') wish(message.wish)
      else if (message.kind === 'hello') opened.send({ kind: 'standing', ...told.current })
    })
    link.current = opened
    opened.send({ kind: 'standing', ...told.current })
    const gone = () => opened.send({ kind: 'closed' })
    window.addEventListener('pagehide', gone)
    return () => {
      window.removeEventListener('pagehide', gone)
      gone()
      opened.close()
    }
  }, [lesson, wish])
  useAddress(standing.slide, slides, (slide) => setStanding(whole(slide, slides)))
  return { standing, wish }
}

/** `#second-stage` is the slide of that name: after a reload, or from a link, one is there with all of it shown. */
function useAddress(slide: number, slides: readonly ShownSlide[], go: (slide: number) => void): void {
  const latest = useRef(go)
  latest.current = go
  const read = useRef(false)
  useEffect(() => {
    const fromAddress = () => {
      const name = decodeURIComponent(window.location.hash.slice(1))
      const index = slides.findIndex(({ id }) => id === name)
      if (index > 0) latest.current(index)
    }
    fromAddress()
    read.current = true
    window.addEventListener('hashchange', fromAddress)
    return () => window.removeEventListener('hashchange', fromAddress)
  }, [slides])
  useEffect(() => {
    const name = slides[slide]?.id
    // The first drawing stands at the beginning, before the address was read.
    if (read.current && name !== undefined && (slide > 0 || window.location.hash !== ''))
      window.history.replaceState(null, '', slide === 0 ? window.location.pathname : `#${encodeURIComponent(name)}`)
  }, [slide, slides])
}
