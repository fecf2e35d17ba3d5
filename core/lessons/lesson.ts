/** A compiled lesson: prose as HTML, steps, checks, files. Made from Markdown at build time (app) or at start (command line). */
import type { CheckSpec } from '@/core/checks/schema.ts'

export interface LessonStep {
  /** Anchor: `second-stage`. */
  readonly id: string
  readonly title: string
  readonly html: string
  readonly checks: readonly CheckSpec[]
}

export type LessonBlock =
  | { readonly kind: 'prose'; readonly html: string }
  | { readonly kind: 'task'; readonly step: LessonStep }

export interface Lesson {
  readonly slug: string
  readonly number: number
  readonly title: string
  readonly part: string
  readonly minutes: number
  readonly summary: string
  /** What was learned, one sentence an entry. */
  readonly learned: readonly string[]
  /** The file the editor opens. */
  readonly opens: string | undefined
  readonly sandbox: boolean
  /** The terminal starts beside the app's folder, which is not there yet. */
  readonly beforeClone: boolean
  /** The playground: no starter lies below its files, and there is no progress to speak of. */
  readonly alone?: true
  readonly blocks: readonly LessonBlock[]
  readonly steps: readonly LessonStep[]
  /** Laid in only where absent, dropped on leaving. */
  readonly startAdd: Readonly<Record<string, string>>
  /** The state a direct entry starts from: the whole of the learner's three files (and what else start/replace names). */
  readonly startFiles: Readonly<Record<string, string>>
  readonly solutionFiles: Readonly<Record<string, string>>
  readonly solutionCommands: readonly string[]
  /** Images that the local store holds on a direct entry: built from these files over the starter. */
  readonly storeImages?: readonly {
    readonly reference: string
    readonly lesson: string
    readonly files: Readonly<Record<string, string>>
  }[]
}
