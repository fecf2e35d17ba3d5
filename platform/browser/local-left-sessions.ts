/** Unsaved sessions in localStorage: written while the page is being left, when nothing else is. */
import { z } from 'zod'
import type { LeftSession, LeftSessions } from '@/core/workspace/left-sessions.ts'

const PREFIX = 'stagecraft.left '

const schema = z.object({ tab: z.string(), revision: z.number(), session: z.unknown() })

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
    return schema.parse(JSON.parse(text ?? ''))
  } catch {
    return undefined
  }
}
