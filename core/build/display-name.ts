/** How a stage is called in messages and step names. */
import type { Stage } from '@/core/dockerfile/stages.ts'

/** Its name, else `stage-<index>`. */
export function displayName(stages: readonly Stage[], index: number): string {
  return stages[index]?.name ?? `stage-${index}`
}
