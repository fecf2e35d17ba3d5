/** The session in memory: for tests, and for browsers that refuse to store anything. Several tabs may share one `MemoryDisk`. */
import type { SavedSession } from '@/core/workspace/session.ts'
import type { AheadLog, SaveResult, SessionStorage } from '@/core/workspace/storage-port.ts'
import type { AheadEntry } from '@/core/workspace/write-ahead.ts'

export interface MemoryDisk {
  saved: unknown
  revision: number
  readonly listeners: Set<(revision: number) => void>
}

export function memoryDisk(saved?: unknown): MemoryDisk {
  return { saved, revision: saved === undefined ? 0 : 1, listeners: new Set() }
}

export function memoryStorage(disk: MemoryDisk = memoryDisk()): SessionStorage {
  const own = new Set<(revision: number) => void>()
  return {
    load: async () =>
      disk.revision === 0
        ? { kind: 'empty' }
        : { kind: 'saved', saved: structuredClone(disk.saved), revision: disk.revision },
    save: async (session, expected) => write(disk, own, session, expected),
    subscribe(listener) {
      own.add(listener)
      disk.listeners.add(listener)
      return () => {
        own.delete(listener)
        disk.listeners.delete(listener)
      }
    },
    persist: async () => 'unsupported',
  }
}

function write(
  disk: MemoryDisk,
  own: ReadonlySet<(revision: number) => void>,
  session: SavedSession,
  expected: number,
): SaveResult {
  if (disk.revision !== expected)
    return { kind: 'conflict', saved: structuredClone(disk.saved), revision: disk.revision }
  disk.saved = structuredClone(session)
  disk.revision += 1
  for (const listener of disk.listeners) if (!own.has(listener)) listener(disk.revision)
  return { kind: 'saved', revision: disk.revision }
}

export function memoryAheadLog(): AheadLog {
  const entries = new Map<string, AheadEntry>()
  const key = (entry: AheadEntry) => `${entry.tab} ${entry.scope} ${entry.path}`
  return {
    note(entry) {
      entries.set(key(entry), entry)
      return true
    },
    entries: () => [...entries.values()],
    forget(saved) {
      for (const entry of saved) if (entries.get(key(entry))?.text === entry.text) entries.delete(key(entry))
    },
  }
}
