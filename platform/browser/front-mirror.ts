/** A copy of the three files that lessons open, readable before the database is: the first paint shows the learner's own text. */
import type { SavedSession } from '@/core/workspace/session.ts'

const FRONT_FILES = ['Dockerfile', '.dockerignore', 'nginx.conf']

export function mirrorFront(store: Storage | undefined, session: SavedSession): void {
  for (const [scope, { files }] of Object.entries(session.scopes)) {
    const front = FRONT_FILES.flatMap((path) => (files[path] ? [[path, files[path].text] as const] : []))
    try {
      store?.setItem(`stagecraft.front ${scope}`, JSON.stringify(Object.fromEntries(front)))
    } catch {
      // A full store only costs the early look: the session itself is in the database.
    }
  }
}
