/** What evaluating a build gives. A real build speaks the same form, so views, terminal and checks do not care. */

import type { BundleNote, Bundles } from '@/core/bundle/bundle.ts'
import type { Stage, Stages } from '@/core/dockerfile/stages.ts'
import type { BuildError, DockerfileSyntax, Instruction } from '@/core/dockerfile/syntax.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { Catalogue, Image, ImageConfig } from '@/core/images/image.ts'
import type { Process } from '@/core/shell/process.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import type { Evidence, Figure } from '@/core/text/evidence.ts'
import type { Reading } from './reading.ts'
import type { Action } from './step.ts'

export interface BuildRequest {
  readonly dockerfile: string
  /** Relative to the context: `Dockerfile`. Shown in errors. */
  readonly dockerfilePath: string
  /** The whole folder; .dockerignore is applied by the build. */
  readonly context: FileTree
  readonly target?: string
  readonly buildArgs?: Readonly<Record<string, string>>
  /** Values given with `--secret`, by id. */
  readonly secrets?: Readonly<Record<string, string>>
  readonly catalogue: Catalogue
  /** Records of apps whose installs and builds are known. */
  readonly apps: readonly AppRecord[]
  /** Bundles of edited apps that were made so far. Absent: there is no bundler; what edited sources give stays unknown. */
  readonly bundles?: Bundles | undefined
  /** Images built before on this machine, by familiar reference (`react-b:latest`): FROM and COPY --from find them first. */
  readonly localImages?: ReadonlyMap<string, Image>
  readonly noCache?: boolean
  /** Entitlements given with `--allow`: `network.host`, `security.insecure`. */
  readonly allow?: readonly string[]
  /** Keys of operations an earlier build finished; an operation whose key is in it is CACHED. */
  readonly cache?: ReadonlySet<string>
  /**
   * Suppose that commands matching this fail (`npm test`): what a check asks to see a swallowed failure. It is asked
   * for every command that a RUN calls, with the operation's id, so a check may also watch.
   */
  readonly supposeFailing?: (argv: readonly string[], process: Process, operation: string) => boolean
  /** Evaluate every stage, as `--check` and the editor want, not only what the target needs. */
  readonly allStages?: boolean
}

/** A step of the build plan that makes files: FROM image, RUN, COPY, ADD, WORKDIR. */
export interface Operation {
  /** Unique in the build: `0.3` = stage 0, third instruction; the base image's is `0.from`. */
  readonly id: string
  readonly stage: number
  readonly kind: 'from' | 'run' | 'copy' | 'add' | 'workdir'
  readonly instruction: Instruction
  /** What it does, every word expanded. */
  readonly action: Action
  /** `[builder 4/6] RUN npm ci`, as BuildKit names the step. */
  readonly name: string
  readonly ordinal: number
  readonly total: number
  /** Content-addressed cache key (§10 of the specification). */
  readonly key: string
  /** Parts of the key with readable names, to say which changed: { 'package.json': 'sha256:…', command: '…' }. */
  readonly keyParts: Readonly<Record<string, string>>
  readonly cached: boolean
  readonly state: 'done' | 'failed' | 'unknown' | 'not-reached'
  /** Tree of the stage after this operation. */
  readonly tree: FileTree
  readonly treeBefore: FileTree
  /** Lines a RUN printed. */
  readonly output: readonly string[]
  readonly added: Figure
  readonly evidence: Evidence
  /** What its success rests on without a record, one reason an entry. Absent when on nothing. */
  readonly assumed?: readonly string[]
  /** Bundles of apps that it wants, or that failed. Absent: none. */
  readonly bundles?: readonly BundleNote[]
  /** Why it is unknown, one reason an entry. */
  readonly unsupported: readonly string[]
  /** Operations of other stages, or context paths, it read from. */
  readonly readsStages: readonly number[]
  /** What it takes from context, stages and images, in the order written. Empty where the build did not come this far. */
  readonly readings: readonly Reading[]
}

export interface StageResult {
  readonly stage: Stage
  /** The target needs it. */
  readonly needed: boolean
  /** In words, when it is not needed: what would have to name it. */
  readonly skippedBecause: string | undefined
  /** Undefined for stages that were not evaluated or failed. */
  readonly image: Image | undefined
  readonly config: ImageConfig | undefined
  /** As far as it got. */
  readonly tree: FileTree | undefined
  readonly operations: readonly Operation[]
  readonly state: 'done' | 'failed' | 'unknown' | 'skipped'
}

export type BuildOutcome =
  | { readonly kind: 'succeeded'; readonly image: Image }
  | { readonly kind: 'failed'; readonly error: BuildError }
  /** It may succeed or fail: the reasons. `image` is what it would be if it succeeded, with doubts. */
  | {
      readonly kind: 'unknown'
      readonly reasons: readonly string[]
      readonly range: Instruction['range'] | undefined
      readonly image: Image | undefined
    }

export interface BuildResult {
  readonly request: BuildRequest
  readonly syntax: DockerfileSyntax
  readonly stages: Stages
  readonly targetIndex: number | undefined
  readonly outcome: BuildOutcome
  readonly results: readonly StageResult[]
  /** All of them, in stage order. */
  readonly operations: readonly Operation[]
  readonly edges: readonly {
    readonly from: number
    readonly to: number
    readonly kind: 'base' | 'copy' | 'mount'
    readonly instruction: Instruction
    readonly operation: string | undefined
  }[]
  /** Images that are copied or mounted from, as written: no stage has that name. */
  readonly imageSources: readonly {
    readonly ref: string
    readonly to: number
    readonly kind: 'copy' | 'mount'
    readonly instruction: Instruction
    readonly operation: string | undefined
  }[]
  /** Build checks and errors, sorted by place. */
  readonly diagnostics: readonly Diagnostic[]
  /** What entered the build context. */
  readonly contextTree: FileTree
  readonly contextBytes: number
}
/* core/build/evaluate.ts exports `evaluate(request: BuildRequest): BuildResult`.
 * core/build/compare.ts exports `compareBuilds(before, after): {operation, hit: boolean, because?: string}[]`.
 * core/build/progress.ts exports `plainProgress(result, {tag?}): string[]` and `errorBlock(result): string[]` (the source excerpt and `ERROR: …`).
 * core/build/origin.ts exports `originOf(result, stageIndex, path): Origin | undefined` and `listImage(result): ListedFile[]` (who made each file).
 * core/build/check.ts exports `checkDockerfile(request): Diagnostic[]` (lint of all stages, as `docker build --check`). */
