/** Unsaved sessions in localStorage: written while the page is being left, when nothing else is. */
import type { LeftSession, LeftSessions } from '@/core/workspace/left-sessions.ts'

const PREFIX = 'stagecraft.left '

export function localLeftSessions(store: Storage | undefined): LeftSessions {
  return {
    leave(left) {
      try {
        store?.setItem(PREFIX + left.tab, JSON.stringify(left))
        return store !== undefined
      } catch {
        return false
      }
    },
    all: () => (store === undefined ? [] : keysOf(store).flatMap((key) => read(store.getItem(key)) ?? [])),
    forget(tabs) {
      for (const tab of tabs) store?.removeItem(PREFIX + tab)
    },
  }
}

function keysOf(store: Storage): readonly string[] {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
  return keys.filter((key) => key.startsWith(PREFIX))
}

function read(text: string | null): LeftSession | undefined {
  try {
    const left: unknown = JSON.parse(text ?? '')
    return isLeft(left) ? left : undefined
  } catch {
    return undefined
  }
}

/** By hand: a schema library would stand in the way of the first load. The session itself is checked when it is recovered. */
function isLeft(value: unknown): value is LeftSession {
  if (typeof value !== 'object' || value === null) return false
  const { tab, revision, session } = value as Record<keyof LeftSession, unknown>
  return typeof tab === 'string' && typeof revision === 'number' && session !== undefined
}
