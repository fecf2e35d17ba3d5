/** Keystrokes on their way to the disk: noted at once where writing is synchronous, replayed when a tab died before saving. */
import { edit } from './edit.ts'
import { keptVersion } from './merge.ts'
import { filesOf, type SavedSession, type Scope } from './session.ts'

export interface AheadEntry {
  /** One per tab and file: the newest text replaces the one before. */
  readonly tab: string
  readonly scope: Scope
  readonly path: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Puts back what was typed but not saved. A text older than the saved one is not lost either: it becomes a kept version. */
export function replayAhead(session: SavedSession, entries: readonly AheadEntry[]): SavedSession {
  return [...entries].sort((a, b) => a.at - b.at).reduce(replayOne, session)
}

function replayOne(session: SavedSession, entry: AheadEntry): SavedSession {
  const saved = filesOf(session, entry.scope).files[entry.path]
  if (saved?.text === entry.text) return session
  if (!saved || entry.at >= saved.changed) return edit(session, entry.scope, entry.path, entry.text, entry.at)
  const file = { ...saved, text: entry.text, changed: entry.at }
  const kept = keptVersion(entry.scope, entry.path, file, 'recovered')
  if (session.kept.some((other) => other.id === kept.id)) return session
  return { ...session, kept: [...session.kept, kept] }
}
