/** The learner's files and their progress, as saved on the device. */

export type Provenance = 'course' | 'typed' | 'imported' | 'link' | 'room'

/** What somebody else wrote and nobody here has read: its scripts never run in the site's own origin. */
export function isForeign(provenance: Provenance): provenance is 'link' | 'room' {
  return provenance === 'link' || provenance === 'room'
}

export interface WorkspaceFile {
  /** Text files hold their text; others base64. */
  readonly text: string
  readonly encoding: 'utf8' | 'base64'
  readonly executable: boolean
  readonly provenance: Provenance
  /** Milliseconds since 1970 of the last change. */
  readonly changed: number
}

export interface Workspace {
  /** Paths relative to the app's folder, with `/`. */
  readonly files: Readonly<Record<string, WorkspaceFile>>
}

export interface LessonProgress {
  readonly slug: string
  readonly state: 'untouched' | 'started' | 'passed'
  readonly passedAt?: number
  /** Hints opened, by check id. */
  readonly hints: Readonly<Record<string, number>>
  /** Checks the engine could not tell, which the learner looked at with a real Docker: only for a project of their own. */
  readonly vouched?: readonly string[]
}
/* core/workspace/session.ts: `SavedSession` (versioned; zod schema, `migrate(unknown): …`), `emptySession()`, reducers
 * (`edit`, `applyFiles`, `startOver`, undo records). core/workspace/storage-port.ts: the port `SessionStorage` that platform implements
 * (IndexedDB, memory) with a contract suite: load, save(revision) → saved | conflict{theirs} | refused{reason}, subscribe (other tabs), persist(). */
