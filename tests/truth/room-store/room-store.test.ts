import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoomStore } from '@/core/room/store.ts'
import { postgres } from '@/platform/room-store/postgres.ts'
import { roomStore } from '@/platform/room-store/room-store.ts'
import { newMember, newRoom, storeContract } from '../../platform/room-store/contract.ts'
import { providePostgres } from './provide-postgres.ts'

const provided = await providePostgres()
const skip = provided.kind === 'none'
if (skip) process.stdout.write(`Real Postgres is skipped: ${provided.why}.\n`)
const title = skip ? `real Postgres (skipped: ${provided.why})` : `Postgres ${provided.version}`

describe.skipIf(skip)(title, () => {
  const url = provided.kind === 'postgres' ? provided.url : ''
  let store: RoomStore
  let other: RoomStore
  beforeAll(async () => {
    store = roomStore(postgres(url))
    other = roomStore(postgres(url))
    // Both make the tables, at once.
    await Promise.all([store.expire(0), other.expire(0)])
  })
  afterAll(async () => {
    await Promise.all([store.close(), other.close()])
    if (provided.kind === 'postgres') await provided.stop()
  })

  storeContract(() => store)

  test('another process hears of what this one appends, and reads it', async () => {
    const room = newRoom()
    await store.open(room, 1_000_000)
    const heard: (number | undefined)[] = []
    const stop = other.subscribe((id, seq) => void (id === room.id && heard.push(seq)))
    await expect
      .poll(async () => {
        await store.join(room.id, newMember('Ada'), room.openedAt, 1000)
        return heard.length
      })
      .toBeGreaterThan(0)
    stop()
    expect(await other.read(room.id, 0, 1000)).toEqual(await store.read(room.id, 0, 1000))
  })

  test('two processes give one row of numbers', async () => {
    const room = newRoom()
    await store.open(room, 1_000_000)
    const one = (at: RoomStore, actor: string) =>
      at.append(room.id, [{ actor, post: 'post-0001', change: { kind: 'hand-raised', member: actor } }], 0, 1000)
    await Promise.all(Array.from({ length: 60 }, (_, index) => one(index % 2 === 0 ? store : other, `member-${index}`)))
    const events = await other.read(room.id, 0, 1000)
    expect(events?.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
  })

  test('whose listening line was cut hears that something may have been missed', async () => {
    const heard: (string | undefined)[] = []
    const stop = other.subscribe((id) => void heard.push(id))
    await expect.poll(() => heard.length).toBeGreaterThan(0)
    const before = heard.length
    await cut(url, `query like 'listen %'`)
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(before)
    stop()
    expect(heard.at(-1)).toBeUndefined()
  })

  test('a database that takes no changes is said to be read-only, and works again afterwards', async () => {
    const room = newRoom()
    await setting(url, 'on')
    const reading = roomStore(postgres(url))
    await expect(reading.open(room, 10)).rejects.toMatchObject({ name: 'StoreFailure', trouble: 'read-only' })
    await reading.close()
    await setting(url, 'off')
    expect(await store.open(room, 1_000_000)).toBe('opened')
  })

  test('connections that the server has cut are replaced', async () => {
    const room = newRoom()
    await store.open(room, 1_000_000)
    await cut(url, 'pid <> pg_backend_pid()')
    await expect
      .poll(() => store.findByCode(room.code, room.openedAt).catch(() => undefined))
      .toMatchObject({ id: room.id })
  })
})

test('a database that does not answer is said to be unreachable', async () => {
  const store = roomStore(postgres('postgres://nobody@127.0.0.1:9/none'))
  await expect(store.open(newRoom(), 10)).rejects.toMatchObject({
    trouble: 'unreachable',
    message: expect.stringContaining('does not answer'),
  })
  await store.close()
})

async function asked(url: string, ...texts: readonly string[]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const text of texts) await client.query(text)
  } finally {
    await client.end()
  }
}

const cut = (url: string, which: string) =>
  asked(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and ${which}`,
  )
const setting = (url: string, value: 'on' | 'off') =>
  asked(
    url,
    'set default_transaction_read_only = off',
    `alter database postgres set default_transaction_read_only = ${value}`,
  )
