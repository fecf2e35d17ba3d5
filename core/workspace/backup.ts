/** Everything as one file: what the learner can carry to another device, or keep. */
import { type Opened, openSaved } from './migrate.ts'
import type { SavedSession } from './session.ts'

export const BACKUP_KIND = 'stagecraft-backup'

export function toBackup(session: SavedSession): string {
  return `${JSON.stringify({ kind: BACKUP_KIND, session }, undefined, 2)}\n`
}

/** Reads a backup; the learner's present session is not touched here. */
export function fromBackup(text: string): Opened {
  const parsed = parseJson(text)
  if (typeof parsed !== 'object' || parsed === null || (parsed as { kind?: unknown }).kind !== BACKUP_KIND) {
    return { kind: 'damaged', why: 'This is not a file that was exported here.' }
  }
  return openSaved((parsed as { session?: unknown }).session)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
