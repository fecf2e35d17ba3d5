/** Postgres inside this process (PGlite), kept in a folder: rooms need nothing installed. */
import { access, constants, mkdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { StoreFailure, type StoreTrouble } from '@/core/room/store.ts'
import { type Locked, lockFolder } from './folder-lock.ts'
import type { Queries, Row, Sql } from './sql.ts'
import { troubleOf } from './trouble.ts'

export interface EmbeddedOptions {
  /** Bytes that stay free on the disk: a database that writes into a full one breaks off in the middle. */
  readonly reserve?: number
}

const RESERVE = 64 * 1024 * 1024
const LOOKED = 2000
/** Rooms need no more; with PGlite's own settings it takes twice the memory, and a gigabyte of log on the disk. */
const SMALL = ['shared_buffers = 16MB', 'max_wal_size = 64MB', 'min_wal_size = 32MB']

interface Opened {
  readonly database: PGlite
  readonly lock: Extract<Locked, { readonly kind: 'locked' }>
}

/** Opened at the first use; after an error that is none of SQL's it is opened anew, and its log says what was committed. */
export function embedded(folder: string, { reserve = RESERVE }: EmbeddedOptions = {}): Sql {
  let opened: Promise<Opened> | undefined
  let looked = 0
  const listeners: Listeners = new Map()

  async function database(): Promise<PGlite> {
    if (Date.now() - looked > LOOKED) {
      await checkSpace(folder, reserve)
      looked = Date.now()
    }
    opened ??= open(folder, listeners)
    try {
      return (await opened).database
    } catch (error) {
      opened = undefined
      throw error
    }
  }

  async function told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof StoreFailure) throw error
      const trouble = troubleOf(error)
      if (!isSqls(error)) await drop()
      if (trouble === undefined && isSqls(error)) throw error
      throw failure(trouble ?? 'unreachable', error)
    }
  }

  async function drop(): Promise<void> {
    const was = opened
    opened = undefined
    looked = 0
    const { database: broken, lock } = (await was?.catch(() => undefined)) ?? {}
    await broken?.close().catch(() => undefined)
    lock?.release()
  }

  return {
    query: (text, values) => told(async () => rowsOf(await database(), text, values)),
    transaction: (work) => told(async () => (await database()).transaction((open) => work(queriesOf(open)))),
    listen(channel, heard) {
      listeners.set(heard, channel)
      void opened?.then(
        ({ database: open }) => hear(open, listeners, heard),
        () => undefined,
      )
      return () => void listeners.delete(heard)
    },
    tidy: async () => void (await told(async () => rowsOf(await database(), 'vacuum'))),
    close: drop,
  }
}

/** By listener, its channel; who stopped listening is no longer in it. */
type Listeners = Map<(payload: string | undefined) => void, string>

async function hear(database: PGlite, listeners: Listeners, heard: (payload: string | undefined) => void) {
  await database.listen(listeners.get(heard)!, (payload) => {
    if (listeners.has(heard)) heard(payload)
  })
}

async function open(folder: string, listeners: Listeners): Promise<Opened> {
  const lock = lockFolder(folder)
  if (lock.kind === 'taken')
    throw new StoreFailure('unreachable', 'The folder in which rooms are kept is in use by another server.', {
      cause: new Error(
        `${folder}: process ${lock.pid} on ${lock.host} has it. Stop that one, or give both a DATABASE_URL`,
      ),
    })
  try {
    // Some megabytes that a server without rooms never loads.
    const { PGlite: Database } = await import('@electric-sql/pglite')
    const database = await Database.create(join(folder, 'database'), { postgresqlconf: [...SMALL] })
    for (const heard of listeners.keys()) await hear(database, listeners, heard)
    return { database, lock }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function checkSpace(folder: string, reserve: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => whyNot(dirname(folder), error))
  await access(folder, constants.W_OK)
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < reserve) throw failure('full', new Error(`${folder}: less than ${reserve} bytes are free`))
}

/** Of a folder on a read-only disk, Node says that it is not there: the nearest one that is there knows better. */
async function whyNot(above: string, error: unknown): Promise<never> {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  for (let folder = above; ; folder = dirname(folder)) {
    const there = await stat(folder).catch(() => undefined)
    if (there === undefined && folder !== dirname(folder)) continue
    await access(folder, constants.W_OK)
    throw error
  }
}

/** For the person in the room. Where the folder lies, the operator reads in the cause. */
const SENTENCE: Readonly<Record<StoreTrouble, string>> = {
  full: 'The disk on which rooms are kept is full. Nothing was written; it is tried again.',
  'read-only': 'The folder in which rooms are kept cannot be written. Nothing was written; it is tried again.',
  unreachable: 'The folder in which rooms are kept cannot be used at present. It is tried again.',
}

function failure(trouble: StoreTrouble, cause: unknown): StoreFailure {
  return new StoreFailure(trouble, SENTENCE[trouble], { cause })
}

/** An error that Postgres itself reported, with its five-letter code; after it the database goes on. */
function isSqls(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code)) && !('errno' in error)
}

type Asked = Pick<PGlite, 'query'> | { query: PGlite['query'] }

function queriesOf(asked: Asked): Queries {
  return { query: (text, values) => rowsOf(asked, text, values) }
}

async function rowsOf(
  asked: Asked,
  text: string,
  values: readonly (string | number | null)[] = [],
): Promise<readonly Row[]> {
  return (await asked.query<Row>(text, [...values])).rows
}
