/** Everything saved on the device: the learner's files, their progress, and what is needed to take a step back. */
import type { OwnProject, PlaygroundNote, Shelved } from './projects.ts'
import type { LessonProgress, WorkspaceFile } from './workspace.ts'

/** What the learner has of their own, on top of the starter: changed or added files, and starter files they deleted. */
export interface FileSet {
  readonly files: Readonly<Record<string, WorkspaceFile>>
  readonly removed: readonly string[]
}

/** Another version of a file that nobody chose to throw away: it waits until the learner decides. */
export interface KeptVersion {
  readonly id: string
  readonly scope: Scope
  readonly path: string
  readonly text: string
  /** Milliseconds since 1970 of its last change. */
  readonly at: number
  readonly why: 'other-tab' | 'recovered'
}

export interface UndoRecord {
  readonly id: string
  readonly scope: Scope
  /** What was done, in words: `Start over`. */
  readonly title: string
  readonly at: number
  readonly before: FileSet
}

/** A line typed in the terminal, with the files as they were: replaying the journal rebuilds images and containers. */
export interface JournalEntry {
  readonly scope: Scope
  readonly line: string
  readonly at: number
  /** Files that differ from the entry before (from the starter, for the first); null for a deleted one. */
  readonly files: Readonly<Record<string, WorkspaceFile | null>>
}

/** The files as they were when a lesson passed for the first time. */
export interface LessonSnapshot {
  readonly lesson: string
  /** The lesson's title as it was then: a commit's first line. */
  readonly title: string
  /** Milliseconds since 1970 when the lesson passed. */
  readonly at: number
  readonly scope: Scope
  readonly files: FileSet
}

/** Empty for the files that travel from lesson to lesson; a lesson's slug for a sandbox with its own copy. */
export type Scope = string

export const CARRIED: Scope = ''

/** Raised with every change of the saved form; `migrate.ts` brings older ones here. */
export const SAVED_VERSION = 4

/** Which app the course works on: the starter, or a project the learner brought. */
export type ActiveProject = 'starter' | 'own'

export interface SavedSession {
  readonly version: typeof SAVED_VERSION
  readonly scopes: Readonly<Record<Scope, FileSet>>
  readonly progress: Readonly<Record<string, LessonProgress>>
  readonly kept: readonly KeptVersion[]
  readonly undo: readonly UndoRecord[]
  readonly journal: readonly JournalEntry[]
  readonly lastLesson: string | undefined
  /** Milliseconds since 1970 of the last export of everything. */
  readonly exported: number | undefined
  /** The project whose files are the carried ones; the other's are parked. */
  readonly active: ActiveProject
  readonly own: OwnProject | undefined
  /** Where the learner stands with the project that is parked. */
  readonly parked: { readonly progress: Readonly<Record<string, LessonProgress>>; readonly lastLesson?: string }
  readonly playground: PlaygroundNote
  /** Earlier workspaces of the playground: nothing that is replaced there is thrown away. */
  readonly shelf: readonly Shelved[]
  /** In the order in which the lessons passed. */
  readonly snapshots: readonly LessonSnapshot[]
}

export const EMPTY_FILES: FileSet = { files: {}, removed: [] }

export function emptySession(): SavedSession {
  return {
    version: SAVED_VERSION,
    scopes: { [CARRIED]: EMPTY_FILES },
    progress: {},
    kept: [],
    undo: [],
    journal: [],
    lastLesson: undefined,
    exported: undefined,
    active: 'starter',
    own: undefined,
    parked: { progress: {} },
    playground: { args: {} },
    shelf: [],
    snapshots: [],
  }
}

export function filesOf(session: SavedSession, scope: Scope): FileSet {
  return session.scopes[scope] ?? EMPTY_FILES
}

export function withFiles(session: SavedSession, scope: Scope, files: FileSet): SavedSession {
  return { ...session, scopes: { ...session.scopes, [scope]: files } }
}

/** True once the learner typed or imported something: from here on nothing may be replaced unasked. */
export function hasOwnWork(files: FileSet): boolean {
  return files.removed.length > 0 || Object.values(files.files).some((file) => file.provenance !== 'course')
}
