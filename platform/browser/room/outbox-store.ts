/** What waits to be sent, a record each, so that two tabs never write over one another. Kept through reloads; in memory where nothing can be kept. */
import { localStore } from '../local-store.ts'

export interface Waiting {
  /** Of the post: sent again after a lost answer, it counts once. */
  readonly id: string
  readonly at: number
  readonly command: unknown
  /** It may have arrived: it is sent as it is, or not at all. */
  readonly tried: boolean
}

export interface OutboxStore {
  /** Oldest first. */
  all(): readonly Waiting[]
  put(waiting: Waiting): void
  drop(ids: readonly string[]): void
  clear(): void
}

/** `name`: of the seat, so that what was meant for one room never goes to another. */
export function outboxStore(name: string): OutboxStore {
  const prefix = `stagecraft.room-out ${name} `
  const memory = new Map<string, Waiting>()
  const store = localStore()
  const keys = () => {
    if (!store) return []
    return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) =>
      key.startsWith(prefix),
    )
  }
  const kept = () =>
    keys().flatMap((key): Waiting[] => {
      try {
        return [JSON.parse(store?.getItem(key) ?? '') as Waiting]
      } catch {
        return []
      }
    })
  return {
    all: () => [...kept(), ...memory.values()].sort((one, other) => one.at - other.at),
    put(waiting) {
      try {
        if (!store) throw new Error('nothing can be kept')
        store.setItem(prefix + waiting.id, JSON.stringify(waiting))
        memory.delete(waiting.id)
      } catch {
        memory.set(waiting.id, waiting)
      }
    },
    drop(ids) {
      for (const id of ids) {
        memory.delete(id)
        store?.removeItem(prefix + id)
      }
    },
    clear() {
      memory.clear()
      for (const key of keys()) store?.removeItem(key)
    },
  }
}
