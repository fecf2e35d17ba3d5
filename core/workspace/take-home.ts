/** The files a learner takes home: the starter (or the project they brought) with their own on top, without what lessons lay in or sandboxes hold. */

import { baseFiles, type Files } from './lesson-files.ts'
import { CARRIED, filesOf, type SavedSession } from './session.ts'

export function takeHomeFiles(session: SavedSession, starter: Files): Files {
  const own = filesOf(session, CARRIED)
  const removed = new Set(own.removed)
  const entries = Object.entries({ ...baseFiles(session, starter), ...own.files }).filter(
    ([path]) => !removed.has(path),
  )
  return Object.fromEntries(entries)
}
