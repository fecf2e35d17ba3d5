import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { emptySession } from '@/core/workspace/session.ts'
import { indexedDbStorage } from '@/platform/browser/indexeddb-storage.ts'
import { memoryDisk, memoryStorage } from '@/platform/browser/memory-storage.ts'
import { sessionStorageContract } from './session-storage-contract.ts'

let disks = 0

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('in memory', () => {
  sessionStorageContract(() => {
    const disk = memoryDisk()
    return { tab: () => memoryStorage(disk) }
  })
})

describe('in IndexedDB', () => {
  sessionStorageContract(() => {
    disks += 1
    const name = `disk-${disks}`
    return { tab: () => indexedDbStorage({ name }) }
  })
})

test('where IndexedDB cannot be opened, loading says unavailable and saving is refused', async () => {
  const refusing = new IDBFactory()
  refusing.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.stubGlobal('indexedDB', refusing)
  const storage = indexedDbStorage({ name: 'refused' })
  expect(await storage.load()).toEqual({ kind: 'unavailable', why: 'The operation is insecure.' })
  expect(await storage.save(emptySession(), 0)).toMatchObject({ kind: 'refused', reason: 'unavailable' })
})

test('a full disk is told apart from a refusing one', async () => {
  const full = new IDBFactory()
  full.open = () => {
    throw new DOMException('No room left.', 'QuotaExceededError')
  }
  vi.stubGlobal('indexedDB', full)
  expect(await indexedDbStorage({ name: 'full' }).save(emptySession(), 0)).toMatchObject({
    kind: 'refused',
    reason: 'full',
  })
})

test('after a refusal the next save tries again', async () => {
  const flaky = new IDBFactory()
  const open = flaky.open.bind(flaky)
  flaky.open = () => {
    flaky.open = open
    throw new DOMException('No room left.', 'QuotaExceededError')
  }
  vi.stubGlobal('indexedDB', flaky)
  const storage = indexedDbStorage({ name: 'flaky' })
  expect((await storage.save(emptySession(), 0)).kind).toBe('refused')
  expect((await storage.save(emptySession(), 0)).kind).toBe('saved')
})
