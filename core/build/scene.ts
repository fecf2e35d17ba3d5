/** What reading a stage's instructions needs besides the draft. */
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { Draft } from './draft.ts'
import type { Source } from './step.ts'

export interface Scene {
  /** Name of the Dockerfile, for errors. */
  readonly file: string
  readonly text: string
  readonly escape: string
  readonly buildArgs: Readonly<Record<string, string>>
  readonly globals: ReadonlyMap<string, string | undefined>
  /** `--from` of COPY and `from=` of mounts, as the plan resolved them. */
  readonly sourceOf: (instruction: Instruction, written: string) => Source
}

export type Handler = (draft: Draft, instruction: Instruction, scene: Scene) => Draft
