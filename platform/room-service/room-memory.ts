/** A room in this process's memory, in step with the store: its state, its newest events, and who listens. */
import type { RoomEvent } from '@/core/room/event.ts'
import { foldAll } from '@/core/room/fold.ts'
import { emptyRoom, type RoomState, type Viewer } from '@/core/room/room.ts'
import type { RoomListener, StreamStart } from '@/core/room/service.ts'
import type { Loaded, RoomStore } from '@/core/room/store.ts'
import { isVisible, stateFor } from '@/core/room/visible.ts'

export interface RoomMemory {
  readonly id: string
  readonly expiresAt: number
  state(): RoomState
  /** Takes in events of the store, in order; those it has already are left out. */
  apply(events: readonly RoomEvent[]): void
  /** Reads what others appended, up to `seq` or whatever there is. */
  catchUp(seq: number | undefined): Promise<void>
  listen(viewer: Viewer, after: number | undefined, listener: RoomListener): () => void
  /** Of one viewer, or of all. */
  listeners(viewer?: Viewer): number
  end(why: Parameters<RoomListener['end']>[0]): void
  /** Keeps the state in the store, so that the room is loaded faster next time. */
  keep(): Promise<void>
}

/** Events that are kept at hand for listeners who come back, and in the store with their details. */
const RECENT = 2000
/** Events after which the state is kept. */
const KEPT = 2000

export function roomMemory({ room, state: kept, events: first }: Loaded, store: RoomStore): RoomMemory {
  let state = foldAll(kept ?? emptyRoom(room), first)
  let recent = [...first.slice(-RECENT)]
  let keptAt = kept?.seq ?? 0
  let reading: Promise<void> | undefined
  const listening = new Map<RoomListener, Viewer>()

  function apply(events: readonly RoomEvent[]): void {
    const fresh = events.filter(({ seq }) => seq > state.seq)
    state = foldAll(state, fresh)
    for (const event of fresh) {
      recent.push(event)
      for (const [listener, viewer] of listening) if (isVisible(event, viewer)) listener.event(event)
      if (event.change.kind === 'removed') endOf(event.change.member)
    }
    if (recent.length > RECENT * 2) recent = recent.slice(-RECENT)
    if (state.seq - keptAt >= KEPT) void keep().catch(() => undefined)
  }

  function endOf(member: string): void {
    for (const [listener, viewer] of listening) {
      if (viewer.kind !== 'learner' || viewer.member !== member) continue
      listening.delete(listener)
      listener.end('removed')
    }
  }

  async function keep(): Promise<void> {
    if (state.seq === keptAt) return
    keptAt = state.seq
    await store.keep(room.id, state, RECENT)
  }

  async function catchUp(seq: number | undefined): Promise<void> {
    while (reading !== undefined) await reading
    if (seq !== undefined && seq <= state.seq) return
    reading = read().finally(() => {
      reading = undefined
    })
    await reading
  }

  async function read(): Promise<void> {
    for (;;) {
      const events = await store.read(room.id, state.seq, RECENT)
      if (events === undefined) return reload()
      apply(events)
      if (events.length < RECENT) return
    }
  }

  /** Too much has happened elsewhere, or the room is gone: from the kept state on. Who listens begins anew. */
  async function reload(): Promise<void> {
    const loaded = await store.load(room.id)
    if (loaded === undefined) return end('expired')
    state = foldAll(loaded.state ?? emptyRoom(loaded.room), loaded.events)
    recent = [...loaded.events.slice(-RECENT)]
    for (const [listener, viewer] of listening) listener.start({ kind: 'state', state: stateFor(state, viewer) })
  }

  function end(why: Parameters<RoomListener['end']>[0]): void {
    for (const listener of listening.keys()) listener.end(why)
    listening.clear()
  }

  function startFor(viewer: Viewer, after: number | undefined): StreamStart {
    const begins = recent[0] === undefined ? state.seq : recent[0].seq - 1
    if (after === undefined || after < begins || after > state.seq)
      return { kind: 'state', state: stateFor(state, viewer) }
    return { kind: 'events', events: recent.filter((event) => event.seq > after && isVisible(event, viewer)) }
  }

  return {
    id: room.id,
    expiresAt: room.expiresAt,
    state: () => state,
    apply,
    catchUp,
    listen(viewer, after, listener) {
      listener.start(startFor(viewer, after))
      listening.set(listener, viewer)
      return () => void listening.delete(listener)
    },
    listeners: (viewer) =>
      viewer === undefined
        ? listening.size
        : [...listening.values()].filter((one) => nameOf(one) === nameOf(viewer)).length,
    end,
    keep,
  }
}

/** How the store calls who acts: `teacher`, or the learner's id. */
export function nameOf(viewer: Viewer): string {
  return viewer.kind === 'teacher' ? 'teacher' : viewer.member
}
