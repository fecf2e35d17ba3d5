/**
 * Sessions that pages left behind unsaved: a page that is left has no time to write a database, but may note what it holds
 * where writing is synchronous. The next page puts it back.
 */
import { merge } from './merge.ts'
import type { Opened } from './migrate.ts'
import { activate } from './own-project.ts'
import type { SavedSession } from './session.ts'

export interface LeftSession {
  readonly tab: string
  /** Revision of the saved session it grew from. */
  readonly revision: number
  /** Not yet checked: `openSaved` reads it. */
  readonly session: unknown
}

/** A small synchronous store for them. Where it is refused, `leave` says false. */
export interface LeftSessions {
  leave(left: LeftSession): boolean
  all(): readonly LeftSession[]
  forget(tabs: readonly string[]): void
}

/**
 * `saved` with what was left. A session that grew from this very revision is taken whole; of one that grew from an older
 * revision the progress is taken: its texts were noted key by key. `openSaved` is handed in: the schemas behind it come after the page is used.
 */
export function recoverLeft(
  saved: SavedSession,
  revision: number,
  left: readonly LeftSession[],
  openSaved: (saved: unknown) => Opened,
): SavedSession {
  return left.reduce((current, each) => {
    const opened = openSaved(each.session)
    if (opened.kind !== 'current') return current
    const mine =
      each.revision === revision
        ? opened.session
        : { ...saved, progress: activate(opened.session, saved.active).progress }
    return merge(saved, mine, current)
  }, saved)
}
