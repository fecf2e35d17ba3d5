'use client'
/** Explains terms of the glossary where they stand, once somebody is there: until then, and without scripts, they are links. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { loadTerms } from '@/platform/browser/reference-client.ts'

const TermHints = lazy(() => import('@/components/lesson/term-hints.tsx').then((part) => ({ default: part.TermHints })))

export function TermsWiring() {
  const [here, setHere] = useState(false)
  useEffect(() => {
    const begin = () => setHere(true)
    for (const event of EVENTS) addEventListener(event, begin, { once: true, passive: true })
    // Fingers do not point before they tap.
    const timer = matchMedia('(hover: none)').matches ? setTimeout(begin, 3000) : undefined
    return () => {
      clearTimeout(timer)
      for (const event of EVENTS) removeEventListener(event, begin)
    }
  }, [])
  return here ? (
    <Suspense>
      <TermHints load={loadTerms} />
    </Suspense>
  ) : null
}

/** The first sign that somebody is here: what it costs is never part of the page's loading. */
const EVENTS = ['pointermove', 'pointerdown', 'keydown'] as const
