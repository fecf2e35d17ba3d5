/** What a stage reads of other stages and images. */
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { Source } from './step.ts'

/** Something a stage reads: a stage, an image, nothing. */
export interface Dependency {
  readonly stage: number
  readonly instruction: Instruction
  readonly written: string
  readonly kind: 'copy' | 'mount'
  readonly source: Source
}
