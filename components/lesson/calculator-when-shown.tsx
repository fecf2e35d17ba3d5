'use client'
/** A calculator whose script is loaded only by the lessons that hold one; the server draws it at once all the same. */
import { lazy, Suspense } from 'react'

const Calculator = lazy(() => import('./calculator.tsx').then((part) => ({ default: part.Calculator })))

const AttackSurface = lazy(() => import('./attack-surface.tsx').then((part) => ({ default: part.AttackSurface })))

const CompareImages = lazy(() =>
  import('../local-docker/compare-images.tsx').then((part) => ({ default: part.CompareImages })),
)

export function CalculatorWhenShown({ view }: { readonly view: string }) {
  return <Suspense>{partOf(view)}</Suspense>
}

function partOf(view: string) {
  switch (view) {
    case 'attack-surface':
      return <AttackSurface />
    case 'compare-images':
      return <CompareImages />
    default:
      return <Calculator view={view} />
  }
}
