/** Changes to the learner's files. Each gives a new session; whatever replaces more than one keystroke can be undone. */
import { CARRIED, type FileSet, filesOf, type SavedSession, type Scope, type UndoRecord, withFiles } from './session.ts'
import { isForeign, type Provenance, type WorkspaceFile } from './workspace.ts'

/** How many steps back are remembered; the oldest are forgotten first. */
export const UNDO_LIMIT = 30

/** A text that replaces a file, or null to delete it. */
export type Patch = Readonly<Record<string, WorkspaceFile | null>>

export function textFile(text: string, changed: number, provenance: Provenance = 'typed'): WorkspaceFile {
  return { text, encoding: 'utf8', executable: false, provenance, changed }
}

/** One edit of one text file, as at every keystroke: no undo record, the editor has its own. */
export function edit(session: SavedSession, scope: Scope, path: string, text: string, now: number): SavedSession {
  const files = filesOf(session, scope)
  const before = files.files[path]
  if (before?.text === text && before.encoding === 'utf8') return session
  const file = {
    ...textFile(text, now, stillForeign(before)),
    executable: before?.executable ?? false,
  }
  return withFiles(session, scope, patched(files, { [path]: file }))
}

/** One's own edit of somebody else's file does not make the rest of it one's own. */
export function stillForeign(before: WorkspaceFile | undefined): Provenance {
  return before && isForeign(before.provenance) ? before.provenance : 'typed'
}

/** A change of files without an undo record: what commands of the terminal did. */
export function patchFiles(session: SavedSession, scope: Scope, patch: Patch): SavedSession {
  return withFiles(session, scope, patched(filesOf(session, scope), patch))
}

export interface Change {
  readonly scope: Scope
  readonly title: string
  readonly patch: Patch
  readonly now: number
}

/** A change the learner asked for by one button: a solution, an import. It can be undone. */
export function applyFiles(session: SavedSession, change: Change): SavedSession {
  return patchFiles(remember(session, change), change.scope, change.patch)
}

/** Replaces all of a scope's files: "start over", "start from the lesson's files". It can be undone. */
export function replaceFiles(session: SavedSession, change: Omit<Change, 'patch'>, files: FileSet): SavedSession {
  return withFiles(remember(session, change), change.scope, files)
}

/** Takes back the newest remembered change of the scope; later typing in other files is kept by redoing nothing else. */
export function undo(session: SavedSession, id: string, now: number): SavedSession {
  const record = session.undo.find((candidate) => candidate.id === id)
  if (!record) return session
  const rest = { ...session, undo: session.undo.filter((candidate) => candidate.id !== id) }
  const redo = { scope: record.scope, title: `Undo: ${record.title}`, now }
  return withFiles(
    record.title.startsWith('Undo: ') ? rest : remember(rest, redo),
    record.scope,
    stamped(record.before, now),
  )
}

export function lastUndo(session: SavedSession, scope: Scope = CARRIED): UndoRecord | undefined {
  return session.undo.findLast((record) => record.scope === scope)
}

function remember(session: SavedSession, change: Omit<Change, 'patch'>): SavedSession {
  const record: UndoRecord = {
    id: `${change.now}-${session.undo.length}`,
    scope: change.scope,
    title: change.title,
    at: change.now,
    before: filesOf(session, change.scope),
  }
  return { ...session, undo: [...session.undo, record].slice(-UNDO_LIMIT) }
}

/** Undoing is a change of now: an older time would make another tab's version look newer. */
function stamped(files: FileSet, now: number): FileSet {
  const entries = Object.entries(files.files).map(([path, file]) => [path, { ...file, changed: now }] as const)
  return { ...files, files: Object.fromEntries(entries) }
}

function patched(set: FileSet, patch: Patch): FileSet {
  const files: Record<string, WorkspaceFile> = { ...set.files }
  const removed = new Set(set.removed)
  for (const [path, file] of Object.entries(patch)) {
    if (file) {
      files[path] = file
      removed.delete(path)
    } else {
      delete files[path]
      removed.add(path)
    }
  }
  return { files, removed: [...removed].sort() }
}
