'use client'
/** A calculator whose script is loaded only by the lessons that hold one; the server draws it at once all the same. */
import { lazy, Suspense } from 'react'

const Calculator = lazy(() => import('./calculator.tsx').then((part) => ({ default: part.Calculator })))

const AttackSurface = lazy(() => import('./attack-surface.tsx').then((part) => ({ default: part.AttackSurface })))

export function CalculatorWhenShown({ view }: { readonly view: string }) {
  return <Suspense>{view === 'attack-surface' ? <AttackSurface /> : <Calculator view={view} />}</Suspense>
}
