/** How a stage is called in messages and step names. */
import type { Stage } from '@/core/dockerfile/stages.ts'

/** As BuildKit shows a stage: its name, else `stage-<index>`; a file with one stage shows none. */
export function displayName(stages: readonly Stage[], index: number): string {
  return stages.length === 1 ? '' : (stages[index]?.name ?? `stage-${index}`)
}
