import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoomStore } from '@/core/room/store.ts'
import { embedded } from '@/platform/room-store/embedded.ts'
import { roomStore } from '@/platform/room-store/room-store.ts'
import { newMember, newRoom, storeContract } from './contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'stagecraft-rooms-'))
let store: RoomStore
beforeAll(async () => {
  store = roomStore(embedded(folder))
  await store.expire(0)
}, 120_000)
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('PGlite in a folder', () => {
  storeContract(() => store)
})

test('a second server on the same folder is told who has it', async () => {
  await store.expire(0)
  const second = roomStore(embedded(folder))
  await expect(second.findByCode('X', 0)).rejects.toMatchObject({
    name: 'StoreFailure',
    trouble: 'unreachable',
    message: expect.stringContaining('in use by another server'),
    cause: { message: expect.stringContaining(`process ${process.pid} on `) },
  })
})

test('what was written is there when the folder is opened again', async () => {
  const room = newRoom()
  const ada = newMember('Ada')
  await store.open(room, 1_000_000)
  await store.join(room.id, ada, room.openedAt, 10)
  await store.close()
  expect((await store.load(room.id))?.events).toHaveLength(1)
  expect(await store.authority(ada.tokenDigest, room.openedAt)).toMatchObject({ room: room.id })
})

test('a disk without space left is said, and nothing is lost of what was there', async () => {
  const room = newRoom()
  await store.open(room, 1_000_000)
  await store.close()
  const full = roomStore(embedded(folder, { reserve: Number.MAX_SAFE_INTEGER }))
  await expect(full.open(newRoom(), 10)).rejects.toMatchObject({
    trouble: 'full',
    message: expect.stringMatching(/is full/),
  })
  expect(await store.findByCode(room.code, room.openedAt)).toMatchObject({ id: room.id })
})

test('a folder that cannot be made is said', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  for (const below of [file, join(file, 'rooms')])
    await expect(roomStore(embedded(below)).open(newRoom(), 10)).rejects.toMatchObject({
      trouble: 'read-only',
      message: expect.stringContaining('cannot be written'),
    })
})
