/** Where the session is kept. Adapters: IndexedDB in the browser, memory in tests and where storage is refused. */
import type { SavedSession } from './session.ts'
import type { AheadEntry } from './write-ahead.ts'

export type Loaded =
  | { readonly kind: 'empty' }
  /** Not yet checked: `openSaved` reads it. */
  | { readonly kind: 'saved'; readonly saved: unknown; readonly revision: number }
  | { readonly kind: 'unavailable'; readonly why: string }

export type SaveResult =
  | { readonly kind: 'saved'; readonly revision: number }
  /** Somebody else saved since `expected`: theirs, unchecked. Nothing was written. */
  | { readonly kind: 'conflict'; readonly saved: unknown; readonly revision: number }
  | { readonly kind: 'refused'; readonly reason: 'full' | 'unavailable'; readonly why: string }

export interface SessionStorage {
  load(): Promise<Loaded>
  /** Writes if the stored revision is still `expected` (0: nothing stored yet). */
  save(session: SavedSession, expected: number): Promise<SaveResult>
  /** Calls back with the new revision when another tab saved; gives a function that ends it. */
  subscribe(listener: (revision: number) => void): () => void
  /** Asks the browser not to throw the data away when the disk runs short. */
  persist(): Promise<'granted' | 'denied' | 'unsupported'>
}

/** A small synchronous store for what is not saved yet. Where it is refused, `note` says false. */
export interface AheadLog {
  note(entry: AheadEntry): boolean
  entries(): readonly AheadEntry[]
  /** Forgets entries whose text has been saved; a newer text of the same file stays. */
  forget(saved: readonly AheadEntry[]): void
}
