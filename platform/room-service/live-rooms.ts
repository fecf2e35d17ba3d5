/** The rooms this process has in memory: loaded at their first use, put away when nobody has used them for a while. */
import { type PostQueue, type PostWorld, postQueue } from './post-queue.ts'
import { type RoomMemory, roomMemory } from './room-memory.ts'

const QUIET = 600_000

export interface LiveRoom {
  readonly memory: RoomMemory
  readonly post: PostQueue
  /** One after the other: two who join at once under one name are told apart. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

export interface LiveRooms {
  get(room: string): Promise<LiveRoom | undefined>
  /** Ends rooms that were deleted, and puts away those that are quiet. */
  sweep(gone: readonly string[]): Promise<void>
  close(): Promise<void>
}

export function liveRooms(world: PostWorld): LiveRooms {
  const { store, now } = world
  const rooms = new Map<string, { readonly live: Promise<LiveRoom | undefined>; used: number }>()
  const stop = store.subscribe((room, seq) => void heard(room, seq))

  async function heard(room: string | undefined, seq: number | undefined): Promise<void> {
    const ids = room === undefined ? [...rooms.keys()] : [room]
    for (const id of ids) {
      const live = await rooms.get(id)?.live.catch(() => undefined)
      // What cannot be read now is read at the next notice, or when the line is there again.
      await live?.memory.catchUp(seq).catch(() => undefined)
    }
  }

  async function load(room: string): Promise<LiveRoom | undefined> {
    const loaded = await store.load(room)
    if (loaded === undefined) return undefined
    const memory = roomMemory(loaded, store)
    return { memory, post: postQueue(memory, world), inTurn: turns() }
  }

  async function each(work: (id: string, live: LiveRoom, used: number) => Promise<void>): Promise<void> {
    for (const [id, { live, used }] of [...rooms]) {
      const loaded = await live.catch(() => undefined)
      if (loaded === undefined) rooms.delete(id)
      else await work(id, loaded, used)
    }
  }

  return {
    async get(room) {
      const known = rooms.get(room)
      if (known !== undefined) known.used = now()
      const live = known?.live ?? load(room)
      if (known === undefined) rooms.set(room, { live, used: now() })
      try {
        const loaded = await live
        if (loaded === undefined) rooms.delete(room)
        return loaded
      } catch (error) {
        rooms.delete(room)
        throw error
      }
    },
    sweep: (gone) =>
      each(async (id, { memory }, used) => {
        const over = gone.includes(id) || memory.expiresAt <= now()
        if (over) memory.end('expired')
        else if (memory.listeners() > 0 || now() - used < QUIET) return
        else await memory.keep().catch(() => undefined)
        rooms.delete(id)
      }),
    async close() {
      stop()
      await each(async (_, { memory }) => {
        memory.end('stopped')
        await memory.keep().catch(() => undefined)
      })
      rooms.clear()
    },
  }
}

function turns(): LiveRoom['inTurn'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
