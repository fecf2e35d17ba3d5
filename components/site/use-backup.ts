'use client'
/** Everything as one file, out and in. The schemas it is checked by are loaded when they are needed. */
import type { SavedSession } from '@/core/workspace/session.ts'
import { useSessionPorts } from '../session/session-context.tsx'

/** Downloads the whole session as one file and notes the time. */
export function useExportAll(): () => Promise<void> {
  const { keeper, download, now } = useSessionPorts()
  return async () => {
    const { toBackup } = await import('@/core/workspace/backup.ts')
    const at = now()
    keeper.update((session) => ({ ...session, exported: at }))
    const day = new Date(at).toISOString().slice(0, 10)
    download(`stagecraft-${day}.json`, toBackup(keeper.get().session), 'application/json')
  }
}

/** Takes over an exported file; gives what came of it in words. What it replaces can be had back by undoing. */
export function useImportAll(): (file: File) => Promise<string> {
  const { keeper, now } = useSessionPorts()
  return async (file) => {
    const { fromBackup } = await import('@/core/workspace/backup.ts')
    const opened = fromBackup(await file.text())
    switch (opened.kind) {
      case 'current':
      case 'migrated':
        keeper.update((session) => replacedBy(opened.session, session, now()))
        return 'Everything from the file is here now. What it replaced can be had back by “Undo” in a lesson.'
      case 'newer':
        return 'This file comes from a newer release of Stagecraft. Nothing was changed.'
      case 'damaged':
        return `This file could not be read, and nothing was changed. ${opened.why}`
    }
  }
}

function replacedBy(next: SavedSession, before: SavedSession, at: number): SavedSession {
  const records = Object.entries(before.scopes).map(([scope, files]) => ({
    id: `${at}-import-${scope}`,
    scope,
    title: 'Import everything',
    at,
    before: files,
  }))
  return { ...next, undo: [...next.undo, ...records] }
}
