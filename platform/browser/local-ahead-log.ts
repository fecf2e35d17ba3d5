/** Write-ahead notes in localStorage: the one store that has written when the call returns, so that a killed tab loses nothing. */
import type { AheadLog } from '@/core/workspace/storage-port.ts'
import type { AheadEntry } from '@/core/workspace/write-ahead.ts'

const PREFIX = 'stagecraft.ahead '

export function localAheadLog(store: Storage | undefined): AheadLog {
  return {
    note: (entry) => attempt(() => store?.setItem(keyOf(entry), JSON.stringify(entry))) && store !== undefined,
    entries: () => (store ? readAll(store) : []),
    forget(saved) {
      for (const entry of saved) {
        if (store && parse(store.getItem(keyOf(entry)))?.text === entry.text) store.removeItem(keyOf(entry))
      }
    },
  }
}

function keyOf(entry: AheadEntry): string {
  return `${PREFIX}${entry.tab} ${entry.scope} ${entry.path}`
}

function readAll(store: Storage): readonly AheadEntry[] {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
  return keys.filter((key) => key.startsWith(PREFIX)).flatMap((key) => parse(store.getItem(key)) ?? [])
}

function parse(text: string | null): AheadEntry | undefined {
  if (text === null) return undefined
  try {
    const entry: unknown = JSON.parse(text)
    return isEntry(entry) ? entry : undefined
  } catch {
    return undefined
  }
}

/** By hand: a schema library would have to be loaded before the first keystroke could be noted. */
function isEntry(value: unknown): value is AheadEntry {
  if (typeof value !== 'object' || value === null) return false
  const { tab, scope, path, text, at } = value as Record<keyof AheadEntry, unknown>
  return [tab, scope, path, text].every((part) => typeof part === 'string') && typeof at === 'number'
}

function attempt(write: () => void): boolean {
  try {
    write()
    return true
  } catch {
    return false
  }
}
