/** One person's end of a room: the state as events make it, what is on its way, and how the line stands. */
import type { RoomCommand } from '@/core/room/command.ts'
import { fold } from '@/core/room/fold.ts'
import type { RoomState } from '@/core/room/room.ts'
import { createStore, type Readable } from '../session/store.ts'
import { createOutbox } from './outbox.ts'
import type { RoomEnd, RoomPorts } from './room-ports.ts'

export interface EndState {
  readonly line: 'opening' | 'open' | 'away' | 'ended'
  /** Why, when it has ended. */
  readonly end: RoomEnd | undefined
  readonly room: RoomState | undefined
  /** Milliseconds that the server's clock is ahead of ours. */
  readonly ahead: number
  /** Sent and not answered, or not sent yet. */
  readonly pending: readonly RoomCommand[]
  /** In the server's words, when it cannot keep anything at present. */
  readonly trouble: string | undefined
  /** The last thing that was refused, until it is read. */
  readonly refused: string | undefined
}

export interface RoomEndPoint extends Readable<EndState> {
  start(): () => void
  /** Never lost: kept until the room has taken or refused it. */
  send(command: RoomCommand): void
  /** Sent together with what comes within this many milliseconds. */
  sendSoon(command: RoomCommand, within: number): void
  readRefusal(): void
  /** The server's clock. */
  now(): number
  newId(): string
}

const NOTHING: EndState = {
  line: 'opening',
  end: undefined,
  room: undefined,
  ahead: 0,
  pending: [],
  trouble: undefined,
  refused: undefined,
}

export function createRoomEnd(ports: RoomPorts): RoomEndPoint {
  const store = createStore<EndState>(NOTHING)
  const put = (part: Partial<EndState>) => store.update((state) => ({ ...state, ...part }))
  let soon: ReturnType<typeof setTimeout> | undefined
  const ended = (end: RoomEnd) => {
    put({ line: 'ended', end })
    outbox.close()
  }
  const outbox = createOutbox(ports, {
    changed: (pending, trouble) => put({ pending, trouble }),
    refused: (refused) => put({ refused }),
    unknown: () => ended('unknown'),
  })
  const begin = () =>
    ports.listen({
      state(room, now) {
        put({ line: 'open', room, ahead: now - ports.now() })
        void outbox.flush()
      },
      event(event) {
        const { room } = store.get()
        if (room) put({ room: fold(room, event) })
      },
      open() {
        if (store.get().room) put({ line: 'open' })
        void outbox.flush()
      },
      away: () => store.get().line !== 'ended' && put({ line: 'away' }),
      end: ended,
    })
  return {
    get: store.get,
    subscribe: store.subscribe,
    start() {
      outbox.open()
      outbox.look()
      void outbox.flush()
      const stop = begin()
      return () => {
        stop()
        clearTimeout(soon)
        outbox.close()
      }
    },
    send(command) {
      outbox.add(command)
      void outbox.flush()
    },
    sendSoon(command, within) {
      outbox.add(command)
      soon ??= setTimeout(() => {
        soon = undefined
        void outbox.flush()
      }, within)
    },
    readRefusal: () => put({ refused: undefined }),
    now: () => ports.now() + store.get().ahead,
    newId: ports.newId,
  }
}
