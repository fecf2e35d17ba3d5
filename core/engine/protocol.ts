/** What the page asks the engine, and what it is told: plain data, because it crosses between threads. */
import type { BundleAnswer, BundleRequest } from '@/core/bundle/bundle.ts'
import type { LessonVerdict } from '@/core/checks/verdict.ts'
import type { Lesson } from '@/core/lessons/lesson.ts'
import type { Printed } from '@/core/terminal/terminal.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import type { Patch } from '@/core/workspace/edit.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import type { JournalEntry } from '@/core/workspace/session.ts'
import type { BuildView } from './build-view.ts'
import type { Query, QueryAnswers } from './query.ts'
import type { VisitView } from './visit-view.ts'

/** The part of a lesson that is needed to judge it. */
export type JudgedLesson = Omit<Lesson, 'blocks' | 'slides'>

/** Which build the views show: the default one, or with `--target` and `--build-arg`. */
export interface Aim {
  readonly target?: string
  readonly args?: Readonly<Record<string, string>>
}

export type EngineRequest =
  | {
      readonly kind: 'open'
      readonly lesson: JudgedLesson
      readonly files: Files
      readonly starter: Files
      /** Lines typed before, oldest first: images and containers are rebuilt from them. */
      readonly journal: readonly Omit<JournalEntry, 'scope'>[]
      /** Files below the learner's own at the first journal entry; the starter's without it. */
      readonly base?: Files
      /** Name of the project's folder; the starter's without it. */
      readonly folder?: string
      readonly aim?: Aim
      /** Builds that were measured before, by their keys. */
      readonly measured?: Readonly<Record<string, BundleAnswer>>
      readonly now: number
    }
  | { readonly kind: 'edit'; readonly patch: Patch; readonly aim?: Aim; readonly now: number }
  /** `anyway`: with the bundles there are. */
  | { readonly kind: 'run'; readonly line: string; readonly now: number; readonly anyway?: true }
  /** Bundles that were wanted, or builds that were measured meanwhile, by their keys. */
  | { readonly kind: 'bundled'; readonly answers: Readonly<Record<string, BundleAnswer>>; readonly now: number }
  | { readonly kind: 'complete'; readonly line: string; readonly cursor: number }
  /** `container` is an id of a running container, or undefined for one freshly made of the default image. */
  | { readonly kind: 'visit'; readonly path: string; readonly port: number | undefined; readonly container?: string }
  /** Asked only while its answer is looked at. */
  | { readonly kind: 'query'; readonly query: Query }

export interface Judged {
  readonly kind: 'judged'
  readonly verdict: LessonVerdict
  readonly diagnostics: readonly Diagnostic[]
  readonly build: BuildView | undefined
  /** Of the terminal, its blank included: `~/starter-react-app $ `, or of a shell in a container, `/app # `. */
  readonly prompt: string
  /** Name of the container whose shell is open in the terminal. */
  readonly inside: string | undefined
  readonly ports: readonly PublishedPort[]
  /** Bundles that builds wait for; absent while there are none. */
  readonly wanted?: readonly BundleRequest[]
}

export interface PublishedPort {
  readonly container: string
  readonly name: string
  readonly image: string
  readonly hostPort: number
  readonly containerPort: number
}

export interface Ran {
  readonly kind: 'ran'
  readonly output: readonly Printed[]
  readonly code: number
  readonly clear: boolean
  /** Files the command changed; null for a deleted one. */
  readonly patch: Patch
  readonly entry: Omit<JournalEntry, 'scope'>
  readonly judged: Judged
}

/** The line was not run: its build needs these first. */
export interface Held {
  readonly kind: 'held'
  readonly wanted: readonly BundleRequest[]
}

export type EngineAnswer =
  | Judged
  | Ran
  | Held
  | { readonly kind: 'completed'; readonly from: number; readonly candidates: readonly string[] }
  | { readonly kind: 'visited'; readonly visit: VisitView }
  | { readonly kind: 'queried'; readonly answer: QueryAnswers[Query['about']] }
  /** A fault of ours, not of the learner. */
  | { readonly kind: 'broken'; readonly message: string }

/** Answers by request: what the page may expect. */
export interface AnswerTo {
  readonly open: Judged
  readonly edit: Judged
  readonly run: Ran | Held
  readonly bundled: Judged
  readonly complete: Extract<EngineAnswer, { kind: 'completed' }>
  readonly visit: Extract<EngineAnswer, { kind: 'visited' }>
  readonly query: Extract<EngineAnswer, { kind: 'queried' }>
}

/** The engine as the page sees it; the browser's is a worker. */
export interface EnginePort {
  ask<K extends EngineRequest['kind']>(request: Extract<EngineRequest, { kind: K }>): Promise<AnswerTo[K]>
  close(): void
}
