/** Stages of a Dockerfile: names, bases, scopes of ARG. */

import type { Diagnostic } from '@/core/text/diagnostic.ts'
import type { BuildError, DockerfileSyntax, Instruction } from './syntax.ts'

export type StageBase =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'stage'; readonly index: number }
  /** `ref` after expansion, as written (familiar form). */
  | { readonly kind: 'image'; readonly ref: string }
  /** The name could not be worked out; `error` of the file says why. */
  | { readonly kind: 'invalid' }

export interface Stage {
  readonly index: number
  /** Lower case, as BuildKit compares it. */
  readonly name: string | undefined
  readonly writtenName: string | undefined
  readonly writtenBase: string
  readonly base: StageBase
  readonly platform: string | undefined
  readonly from: Instruction
  /** Without its FROM. */
  readonly instructions: readonly Instruction[]
}

export interface Stages {
  readonly syntax: DockerfileSyntax
  readonly stages: readonly Stage[]
  /** ARG before the first FROM, with values, predefined platform arguments included; undefined value = declared only. */
  readonly globals: ReadonlyMap<string, string | undefined>
  readonly error: BuildError | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export interface StageOptions {
  readonly buildArgs?: Readonly<Record<string, string>>
  readonly target?: string
}
