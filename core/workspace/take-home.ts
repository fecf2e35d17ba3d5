/** The files a learner takes home: the starter with their own on top, without what lessons lay in or sandboxes hold. */

import type { Files } from './lesson-files.ts'
import { CARRIED, filesOf, type SavedSession } from './session.ts'

export function takeHomeFiles(session: SavedSession, starter: Files): Files {
  const own = filesOf(session, CARRIED)
  const removed = new Set(own.removed)
  const entries = Object.entries({ ...starter, ...own.files }).filter(([path]) => !removed.has(path))
  return Object.fromEntries(entries)
}
