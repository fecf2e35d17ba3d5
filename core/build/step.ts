/** Steps of the build plan: what will make files, worked out before anything runs, as BuildKit's definition does. */
import type { StageBase } from '@/core/dockerfile/stages.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { ModeChange } from './copying/file-mode.ts'

/** Where files are taken from. */
export type Source =
  | { readonly kind: 'context' }
  | { readonly kind: 'stage'; readonly index: number }
  | { readonly kind: 'image'; readonly ref: string }
  | { readonly kind: 'scratch' }

export interface InlineFile {
  readonly name: string
  readonly content: string
}

export interface CopyAction {
  readonly kind: 'copy' | 'add'
  readonly from: Source
  /** Paths or wildcards, expanded. */
  readonly sources: readonly string[]
  /** Heredocs, in order, after the paths. */
  readonly files: readonly InlineFile[]
  readonly destination: { readonly path: string; readonly isDirectory: boolean }
  /** `user[:group]`, expanded. */
  readonly chown: string | undefined
  readonly chmod: ModeChange | undefined
  readonly link: boolean
  readonly parents: boolean
  readonly exclude: readonly string[]
  /** ADD: unpack local archives; undefined as Docker decides. */
  readonly unpack: boolean | undefined
  /** Flags as they count in the cache key: `--chown=node`. */
  readonly flags: readonly string[]
}

export interface Mount {
  readonly type: 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh'
  readonly from: Source | undefined
  readonly source: string
  readonly target: string
  readonly writable: boolean
  readonly id: string
  readonly required: boolean
  /** secret: the variable that holds the value. */
  readonly env: string | undefined
  readonly uid: number
  readonly gid: number
  readonly mode: number | undefined
  /** As written, for the cache key. */
  readonly text: string
}

export interface RunAction {
  readonly kind: 'run'
  /** Whole argv: SHELL in front in shell form. */
  readonly argv: readonly string[]
  /** Set when the last word of argv is a shell script. */
  readonly script: string | undefined
  readonly env: ReadonlyMap<string, string>
  /** By name: the ARGs declared so far, and what the image stores. A variable of `env` that is among the first alone, only ARG set. */
  readonly args: ReadonlyMap<string, unknown>
  readonly stored: ReadonlyMap<string, unknown>
  readonly cwd: string
  readonly user: string
  readonly mounts: readonly Mount[]
  /** A heredoc with a `#!` line: the file it becomes. */
  readonly inline: InlineFile | undefined
  readonly network: string | undefined
}

export interface WorkdirAction {
  readonly kind: 'workdir'
  readonly path: string
  readonly user: string
}

export interface FromAction {
  readonly kind: 'from'
  readonly base: StageBase
}

export type Action = FromAction | RunAction | CopyAction | WorkdirAction

export interface Step {
  readonly id: string
  readonly stage: number
  readonly instruction: Instruction
  readonly action: Action
  /** `[builder 4/6] RUN npm ci`; the prefix is added when the stage's count is known. */
  readonly text: string
  readonly ordinal: number
  readonly createdBy: string
}
