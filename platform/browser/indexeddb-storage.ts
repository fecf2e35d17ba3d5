/** The session in IndexedDB, one record with a revision; tabs tell each other by BroadcastChannel when they saved. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { SavedSession } from '@/core/workspace/session.ts'
import type { Loaded, SaveResult, SessionStorage } from '@/core/workspace/storage-port.ts'

interface Stored {
  readonly revision: number
  readonly session: unknown
}

interface Schema extends DBSchema {
  sessions: { key: string; value: Stored }
}

const KEY = 'current'

export interface IndexedDbOptions {
  readonly name?: string
}

export function indexedDbStorage({ name = 'stagecraft' }: IndexedDbOptions = {}): SessionStorage {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`${name}-saved`)
  let opening: Promise<IDBPDatabase<Schema>> | undefined
  const database = () => {
    opening ??= open(name, () => {
      opening = undefined
    })
    return opening.catch((error) => {
      opening = undefined
      throw error
    })
  }
  return {
    load: () => load(database),
    async save(session, expected) {
      const result = await save(database, session, expected)
      if (result.kind === 'saved') channel?.postMessage(result.revision)
      return result
    },
    subscribe(listener) {
      const heard = (event: MessageEvent<number>) => listener(event.data)
      channel?.addEventListener('message', heard)
      return () => channel?.removeEventListener('message', heard)
    },
    persist,
  }
}

function open(name: string, closed: () => void): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade: (database) => {
      database.createObjectStore('sessions')
    },
    /** A newer release wants to change the database: let it. */
    blocking: (_current, _blocked, event) => {
      ;(event.target as IDBDatabase).close()
      closed()
    },
    terminated: closed,
  })
}

type Opener = () => Promise<IDBPDatabase<Schema>>

async function load(database: Opener): Promise<Loaded> {
  try {
    const stored = await (await database()).get('sessions', KEY)
    return stored ? { kind: 'saved', saved: stored.session, revision: stored.revision } : { kind: 'empty' }
  } catch (error) {
    return { kind: 'unavailable', why: reason(error) }
  }
}

/** Reading and writing in one transaction: no other tab can come between. */
async function save(database: Opener, session: SavedSession, expected: number): Promise<SaveResult> {
  try {
    const transaction = (await database()).transaction('sessions', 'readwrite', { durability: 'strict' })
    const stored = await transaction.store.get(KEY)
    const revision = stored?.revision ?? 0
    if (revision !== expected) return { kind: 'conflict', saved: stored?.session, revision }
    await transaction.store.put({ revision: revision + 1, session }, KEY)
    await transaction.done
    return { kind: 'saved', revision: revision + 1 }
  } catch (error) {
    return { kind: 'refused', reason: isFull(error) ? 'full' : 'unavailable', why: reason(error) }
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(`${error.name} ${error.message}`)
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}

async function persist(): Promise<'granted' | 'denied' | 'unsupported'> {
  if (!navigator.storage?.persist) return 'unsupported'
  return (await navigator.storage.persist()) ? 'granted' : 'denied'
}
