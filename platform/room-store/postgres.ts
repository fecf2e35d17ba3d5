/** A Postgres server (`DATABASE_URL`), for rooms that outgrow one process. */
import pg from 'pg'
import { StoreFailure } from '@/core/room/store.ts'
import type { Queries, Row, Sql } from './sql.ts'
import { troubleOf } from './trouble.ts'

const CONNECTIONS = 8
const WAIT = 5000
const LONGEST = 20_000

export function postgres(url: string): Sql {
  const options = { connectionString: url, connectionTimeoutMillis: WAIT, query_timeout: LONGEST }
  const pool = new pg.Pool({ ...options, max: CONNECTIONS, allowExitOnIdle: true })
  // A connection that broke while nobody used it is replaced at the next use.
  pool.on('error', () => undefined)
  const listening = new Set<() => void>()

  return {
    query: (text, values) => told(async () => (await pool.query(text, [...(values ?? [])])).rows as readonly Row[]),
    transaction: (work) => told(() => inTransaction(pool, work)),
    listen(channel, heard) {
      const stop = listenTo(options, channel, heard)
      listening.add(stop)
      return () => {
        listening.delete(stop)
        stop()
      }
    },
    // Postgres has its autovacuum.
    tidy: async () => undefined,
    async close() {
      for (const stop of listening) stop()
      await pool.end()
    },
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === undefined) throw error
    throw new StoreFailure(trouble, SENTENCE[trouble], { cause: error })
  }
}

const SENTENCE = {
  full: 'The rooms’ database has no space left. Nothing was written; it is tried again.',
  'read-only': 'The rooms’ database takes no changes at present. Nothing was written; it is tried again.',
  unreachable: 'The rooms’ database does not answer. Nothing was written; it is tried again.',
} as const

async function inTransaction<T>(pool: pg.Pool, work: (queries: Queries) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const breaks = (error: Error) => {
    broken = error
  }
  client.on('error', breaks)
  try {
    await client.query('begin')
    const result = await work({ query: async (text, values) => (await client.query(text, [...(values ?? [])])).rows })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(breaks)
    throw error
  } finally {
    client.off('error', breaks)
    client.release(broken)
  }
}

/** A connection of its own, made again when it breaks; then `undefined` is heard: something may have been missed. */
function listenTo(options: pg.ClientConfig, channel: string, heard: (payload: string | undefined) => void): () => void {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  const again = () => {
    if (stopped || timer !== undefined) return
    client?.end().catch(() => undefined)
    timer = setTimeout(() => {
      timer = undefined
      void connect(true)
    }, 1000)
  }
  const connect = async (missed: boolean) => {
    const mine = new pg.Client({ ...options, keepAlive: true })
    client = mine
    mine.on('error', again)
    mine.on('end', again)
    mine.on('notification', ({ payload }) => heard(payload))
    try {
      await mine.connect()
      await mine.query(`listen ${channel}`)
      if (missed) heard(undefined)
    } catch {
      again()
    }
  }
  void connect(false).then(() => heard(undefined))
  return () => {
    stopped = true
    clearTimeout(timer)
    client?.end().catch(() => undefined)
  }
}
