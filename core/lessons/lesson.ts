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

/** A part of a lesson as it is presented: the opening, a section, a task, what was learned. */
export interface Slide {
  readonly kind: 'opening' | 'text' | 'task' | 'end'
  /** The step's id, where it is a task; else an anchor of its own. */
  readonly id: string
  readonly title: string
  /** Shown one after another: HTML; of the end, sentences. */
  readonly parts: readonly string[]
  /** What the speaker reads, as HTML; empty when nothing was written. */
  readonly notes: string
  /** Planned for this part; undefined when nothing was planned. */
  readonly minutes: number | undefined
}

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
  /** The same text as it is presented, with the speaker's notes. No learner's page gets these. */
  readonly slides: readonly Slide[]
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
