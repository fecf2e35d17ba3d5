/** A box of the layout as CSS variables: the style sheet turns them into lengths that grow with the text. */
import type { CSSProperties } from 'react'
import { stageColour } from '../build-view/stage-chip.tsx'
import type { Box } from './graph-layout.ts'

export function placeStyle({ x, y, width, height }: Box, stage?: number): CSSProperties {
  const colour = stage === undefined ? 'var(--stage-base)' : stageColour(stage)
  return { '--x': x, '--y': y, '--w': width, '--h': height, '--stage': colour } as CSSProperties
}
