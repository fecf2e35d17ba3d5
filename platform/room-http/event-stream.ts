/** A room's events as `text/event-stream`: the form is in docs/rooms-api.md. A reader who does not keep up is let go, and comes back. */
import type { RoomEvent } from '@/core/room/event.ts'
import type { RoomListener, StreamStart } from '@/core/room/service.ts'

export interface EventStream {
  readonly stream: ReadableStream<Uint8Array>
  readonly listener: RoomListener
  /** What to do when the reader has gone, or was let go. */
  onEnd(stop: () => void): void
}

export interface EventStreamOptions {
  readonly now: () => number
  /** Milliseconds between two signs of life. */
  readonly beat?: number
  /** Bytes that may wait for a reader. The first state is not counted: it may be larger. */
  readonly most?: number
}

const BEAT = 15_000
const MOST = 1024 * 1024

const encoder = new TextEncoder()
/** An event goes to many: it is written once. */
const written = new WeakMap<RoomEvent, Uint8Array>()

export function eventStream({ now, beat = BEAT, most = MOST }: EventStreamOptions): EventStream {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let stop: (() => void) | undefined
  let over = false
  let largest = 0
  let gathered: Uint8Array[] = []
  const timer = setInterval(() => send(encoder.encode(': beat\n\n')), beat)
  timer.unref?.()

  const stream = new ReadableStream<Uint8Array>(
    {
      start(made) {
        controller = made
      },
      cancel: () => finish(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  )

  function finish(): void {
    over = true
    clearInterval(timer)
    stop?.()
    stop = undefined
  }

  /** What comes in one go is one piece for Next and the socket. */
  function send(bytes: Uint8Array): void {
    if (over) return
    if (gathered.length === 0) queueMicrotask(flush)
    gathered.push(bytes)
  }

  function flush(): void {
    if (over || controller === undefined || gathered.length === 0) return
    controller.enqueue(gathered.length === 1 ? gathered[0]! : new Uint8Array(Buffer.concat(gathered)))
    gathered = []
    const waiting = -(controller.desiredSize ?? 0)
    if (waiting > most + largest) letGo()
  }

  /** What waits for a slow reader is thrown away, and the line with it. Next writes nothing about an error of this name. */
  function letGo(): void {
    controller?.error(new DOMException('The reader is too slow.', 'AbortError'))
    finish()
  }

  function end(why: Parameters<RoomListener['end']>[0]): void {
    if (over) return
    flush()
    if (over) return
    controller?.enqueue(message('end', undefined, { why }))
    controller?.close()
    finish()
  }

  return {
    stream,
    listener: {
      start(begun: StreamStart) {
        if (begun.kind === 'events') return begun.events.forEach((event) => void send(change(event)))
        const bytes = message('state', begun.state.seq, { now: now(), state: begun.state })
        largest = Math.max(largest, bytes.byteLength)
        send(bytes)
      },
      event: (event) => send(change(event)),
      end,
    },
    onEnd(given) {
      if (over) given()
      else stop = given
    },
  }
}

function change(event: RoomEvent): Uint8Array {
  const known = written.get(event) ?? message('change', event.seq, event)
  written.set(event, known)
  return known
}

function message(kind: string, id: number | undefined, data: object): Uint8Array {
  return encoder.encode(`${id === undefined ? '' : `id: ${id}\n`}event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`)
}
