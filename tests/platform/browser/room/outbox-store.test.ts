import { expect, onTestFinished, test, vi } from 'vitest'
import { outboxStore } from '@/platform/browser/room/outbox-store.ts'

/** A browser's localStorage, as far as it is used. */
function storage(full = false): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new Error('QuotaExceededError')
      items.set(key, value)
    },
    removeItem: (key: string) => void items.delete(key),
    clear: () => items.clear(),
  }
}

function withStorage(store: Storage): void {
  vi.stubGlobal('window', { localStorage: store })
  onTestFinished(() => void vi.unstubAllGlobals())
}

const one = { id: 'a', at: 2, command: { kind: 'hide' }, tried: false }
const other = { id: 'b', at: 1, command: { kind: 'hide' }, tried: true }

test('what waits is kept for each seat apart, the oldest first, and another tab sees it', () => {
  withStorage(storage())
  outboxStore('room ada').put(one)
  outboxStore('room ada').put(other)
  outboxStore('room bob').put({ ...one, id: 'c' })
  const tab = outboxStore('room ada')
  expect(tab.all()).toEqual([other, one])
  tab.drop(['b'])
  expect(outboxStore('room ada').all()).toEqual([one])
  tab.clear()
  expect(outboxStore('room ada').all()).toEqual([])
  expect(outboxStore('room bob').all()).toHaveLength(1)
})

test('a browser that keeps nothing still sends what the tab remembers', () => {
  withStorage(storage(true))
  const box = outboxStore('room ada')
  box.put(one)
  expect(box.all()).toEqual([one])
  box.drop(['a'])
  expect(box.all()).toEqual([])
})
