import { describe, expect, test } from 'vitest'
import type { AheadLog } from '@/core/workspace/storage-port.ts'
import { localAheadLog } from '@/platform/browser/local-ahead-log.ts'
import { memoryAheadLog } from '@/platform/browser/memory-storage.ts'

const entry = (text: string, tab = 'a', path = 'Dockerfile') => ({ tab, scope: '', path, text, at: 1 })

/** As a browser's localStorage, as far as the log uses it. */
function fakeStorage(room = Number.POSITIVE_INFINITY): Storage {
  const map = new Map<string, string>()
  return {
    get length() {
      return map.size
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > room) throw new DOMException('No room left.', 'QuotaExceededError')
      map.set(key, value)
    },
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  }
}

function contract(newLog: () => AheadLog): void {
  test('a note is there when the call returns, the newest of a tab and file alone', () => {
    const log = newLog()
    expect(log.note(entry('F'))).toBe(true)
    log.note(entry('FR'))
    expect(log.entries()).toEqual([entry('FR')])
  })

  test('tabs and files do not disturb each other', () => {
    const log = newLog()
    for (const each of [entry('x'), entry('y', 'b'), entry('z', 'a', 'nginx.conf')]) log.note(each)
    expect(log.entries()).toHaveLength(3)
  })

  test('what was saved is forgotten, a newer text of the same file is not', () => {
    const log = newLog()
    log.note(entry('FROM'))
    log.forget([entry('FRO')])
    expect(log.entries()).toEqual([entry('FROM')])
    log.forget([entry('FROM')])
    expect(log.entries()).toEqual([])
  })
}

describe('in memory', () => contract(memoryAheadLog))
describe('in localStorage', () => contract(() => localAheadLog(fakeStorage())))

test('a full localStorage says so and breaks nothing', () => {
  expect(localAheadLog(fakeStorage(3)).note(entry('too long'))).toBe(false)
})

test('without localStorage nothing is noted and nothing found', () => {
  const log = localAheadLog(undefined)
  expect(log.note(entry('x'))).toBe(false)
  expect(log.entries()).toEqual([])
})

test('damaged notes are passed over', () => {
  const store = fakeStorage()
  store.setItem('stagecraft.ahead a  Dockerfile', '{"tab":')
  store.setItem('somebody else', 'x')
  expect(localAheadLog(store).entries()).toEqual([])
})
