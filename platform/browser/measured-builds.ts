/** Measured builds in IndexedDB, in a database of their own; tabs tell each other by BroadcastChannel. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import {
  KEPT_BUILDS,
  type KeptBuilds,
  type MeasuredBuild,
  type MeasuredBuilds,
} from '@/core/runtime/measured-builds.ts'

interface Kept {
  readonly key: string
  readonly build: MeasuredBuild
}

interface Schema extends DBSchema {
  builds: { key: number; value: Kept; indexes: { key: string } }
}

export function measuredBuilds(name = 'stagecraft-builds'): MeasuredBuilds {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`${name}-changed`)
  const change = async (work: (database: IDBPDatabase<Schema>) => Promise<void>) => {
    await withDatabase(name, work)
    channel?.postMessage('changed')
  }
  const load = () => withDatabase(name, readAll).catch((): KeptBuilds => ({}))
  return {
    load,
    keep: (key, build) =>
      change(async (database) => {
        const transaction = database.transaction('builds', 'readwrite')
        const { store } = transaction
        for (const old of await store.index('key').getAllKeys(key)) await store.delete(old)
        await store.add({ key, build })
        const all = await store.getAllKeys()
        for (const old of all.slice(0, -KEPT_BUILDS)) await store.delete(old)
        await transaction.done
      }),
    forget: (key) =>
      change(async (database) => {
        const transaction = database.transaction('builds', 'readwrite')
        for (const old of await transaction.store.index('key').getAllKeys(key)) await transaction.store.delete(old)
        await transaction.done
      }),
    subscribe(listener) {
      const heard = () => void load().then(listener)
      channel?.addEventListener('message', heard)
      return () => channel?.removeEventListener('message', heard)
    },
  }
}

/** Opened for each use: there are few, and an open database would hold up a newer release. */
async function withDatabase<T>(name: string, work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDB<Schema>(name, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('builds', { autoIncrement: true }).createIndex('key', 'key')
    },
  })
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

async function readAll(database: IDBPDatabase<Schema>): Promise<KeptBuilds> {
  const all = await database.getAll('builds')
  return Object.fromEntries(all.map(({ key, build }) => [key, build]))
}
