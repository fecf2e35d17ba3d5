/** One end of a room without a browser: what was posted, an answer to give, and the ears to speak into. */
import type { OutboxStore, Posted, RoomEars, RoomPorts, Waiting } from '@/components/room/room-ports.ts'
import type { Post } from '@/core/room/command.ts'

export function memoryOutbox(): OutboxStore {
  const kept = new Map<string, Waiting>()
  return {
    all: () => [...kept.values()].sort((one, other) => one.at - other.at),
    put: (waiting) => void kept.set(waiting.id, waiting),
    drop: (ids) => {
      for (const id of ids) kept.delete(id)
    },
    clear: () => kept.clear(),
  }
}

/** A server that counts each id once, and can be away or lose its answer. */
export function memoryRoom(waiting = memoryOutbox()) {
  const taken = new Map<string, unknown>()
  let ids = 0
  const room = {
    taken,
    requests: 0,
    mood: 'there' as 'there' | 'away' | 'answer lost' | 'full' | 'unknown',
    ears: undefined as RoomEars | undefined,
    ports: undefined as unknown as RoomPorts,
  }
  const post = async (posts: readonly Post[]): Promise<Posted> => {
    room.requests++
    if (room.mood === 'away') return { kind: 'later', after: 10, message: undefined }
    if (room.mood === 'full') return { kind: 'later', after: 10, message: 'The disk is full.' }
    if (room.mood === 'unknown') return { kind: 'unknown' }
    const results = posts.map(({ id, command }) => {
      if (command.kind === 'accept')
        return { id, kind: 'refused', code: 'unknown', message: 'The teacher no longer offers that.' } as const
      const kind = taken.has(id) ? ('repeated' as const) : ('accepted' as const)
      taken.set(id, command)
      return { id, kind, seq: taken.size }
    })
    return room.mood === 'answer lost'
      ? { kind: 'later', after: 10, message: undefined }
      : { kind: 'answered', results }
  }
  room.ports = {
    listen(ears) {
      room.ears = ears
      return () => undefined
    },
    post,
    waiting,
    newId: () => `id-${++ids}-${Math.random()}`,
    now: () => 1000,
  }
  return room
}
