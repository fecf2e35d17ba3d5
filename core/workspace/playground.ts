/** The playground's own workspace: never mixed with the course's files, and nothing that is replaced in it is thrown away. */
import type { Files } from './lesson-files.ts'
import type { PlaygroundNote, Shelved } from './projects.ts'
import { type EMPTY_FILES, filesOf, type SavedSession, type Scope, withFiles } from './session.ts'

export const PLAYGROUND: Scope = 'playground'

export function shelfScope(id: string): Scope {
  return `${PLAYGROUND} ${id}`
}

/** Puts other files into the playground; what was there before goes on the shelf, unless nobody ever touched it. */
export function openInPlayground(session: SavedSession, files: Files, note: PlaygroundNote, now: number): SavedSession {
  return laid(putAside(session, now), { files, removed: [] }, note)
}

/** Changes places: the shelved workspace comes back, the present one goes on the shelf. */
export function takeFromShelf(session: SavedSession, id: string, now: number): SavedSession {
  const shelved = session.shelf.find((entry) => entry.id === id)
  if (!shelved) return session
  const files = filesOf(session, shelfScope(id))
  return laid(dropFromShelf(putAside(session, now), id), files, shelved.note)
}

export function dropFromShelf(session: SavedSession, id: string): SavedSession {
  const { [shelfScope(id)]: _, ...scopes } = session.scopes
  return { ...session, scopes, shelf: session.shelf.filter((entry) => entry.id !== id) }
}

/** True when something would be missed: examples nobody edited are at hand anyway. */
export function holdsWork(session: SavedSession): boolean {
  return Object.values(filesOf(session, PLAYGROUND).files).some((file) => file.provenance !== 'course')
}

function putAside(session: SavedSession, now: number): SavedSession {
  if (!holdsWork(session)) return session
  const id = freshId(session, now)
  const shelved: Shelved = { id, title: titleOf(session.playground), at: now, note: session.playground }
  return {
    ...withFiles(session, shelfScope(id), filesOf(session, PLAYGROUND)),
    shelf: [...session.shelf, shelved],
  }
}

function freshId(session: SavedSession, now: number): string {
  const taken = new Set(session.shelf.map((entry) => entry.id))
  let id = String(now)
  for (let count = 2; taken.has(id); count += 1) id = `${now}-${count}`
  return id
}

/** Commands typed before spoke of other files: the machine of a new workspace starts empty. */
function laid(session: SavedSession, files: typeof EMPTY_FILES, note: PlaygroundNote): SavedSession {
  const rest = {
    ...session,
    journal: session.journal.filter((entry) => entry.scope !== PLAYGROUND),
    undo: session.undo.filter((entry) => entry.scope !== PLAYGROUND),
  }
  return { ...withFiles(rest, PLAYGROUND, files), playground: note }
}

export function titleOf({ origin }: PlaygroundNote): string {
  switch (origin?.kind) {
    case undefined:
      return 'Your own files'
    case 'link':
      return origin.title
    case 'imported':
      return origin.name
    case 'example':
      return origin.title
  }
}
