/** The line to a room: the stream of its events, taken up again where it broke, and posts. docs/rooms-api.md says how both sides speak. */
import type { Post, PostResult } from '@/core/room/command.ts'
import type { RoomEvent } from '@/core/room/event.ts'
import type { RoomState } from '@/core/room/room.ts'
import { eventReader, type StreamEvent } from './event-stream.ts'

export interface RoomSeat {
  readonly room: string
  readonly token: string
}

export interface RoomEars {
  /** `now`: the server's clock, in milliseconds since 1970. */
  state(state: RoomState, now: number): void
  event(event: RoomEvent): void
  /** The line stands, though nothing may have happened meanwhile. */
  open(): void
  /** The line broke; it is tried again. */
  away(): void
  /** It is over: nothing will come any more. */
  end(why: 'expired' | 'removed' | 'unknown'): void
}

export type Posted =
  | { readonly kind: 'answered'; readonly results: readonly PostResult[] }
  /** Nothing was taken; to be sent again, not before `after` milliseconds. */
  | { readonly kind: 'later'; readonly after: number; readonly message: string | undefined }
  /** The room does not know this seat any more. */
  | { readonly kind: 'unknown' }
  /** Never to be sent again: the request itself is wrong. */
  | { readonly kind: 'wrong'; readonly message: string }

/** A beat comes every 15 seconds; nothing for this long, and the line is dead. */
const SILENCE = 40_000
/** A tab out of sight lets its line go after this long. */
const REST_AFTER = 60_000
const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 15_000

export function listenToRoom(seat: RoomSeat, ears: RoomEars): () => void {
  let closed = false
  let last: string | undefined
  let pause = FIRST_PAUSE
  let line: AbortController | undefined
  let resting = false
  let rest: ReturnType<typeof setTimeout> | undefined
  let wake: () => void = () => undefined
  const finish = (why: 'expired' | 'removed' | 'unknown') => {
    closed = true
    ears.end(why)
  }
  const take = ({ id, event, data }: StreamEvent) => {
    if (id !== undefined) last = id
    pause = FIRST_PAUSE
    const body = JSON.parse(data)
    if (event === 'state') ears.state(body.state, body.now)
    else if (event === 'change') ears.event(body)
    else if (event === 'end' && body.why !== 'stopped') finish(body.why)
  }
  const once = async () => {
    line = new AbortController()
    const answer = await fetch(`/api/rooms/${seat.room}/events`, {
      headers: {
        ...bearer(seat),
        Accept: 'text/event-stream',
        ...(last === undefined ? {} : { 'Last-Event-ID': last }),
      },
      signal: line.signal,
      cache: 'no-store',
    })
    if (answer.status === 401 || answer.status === 404) return finish('unknown')
    if (answer.status === 403) return finish((await codeOf(answer)) === 'removed' ? 'removed' : 'unknown')
    if (!answer.ok || !answer.body) throw new Error(`The room answered ${answer.status}`)
    ears.open()
    await readAll(answer.body, line, take)
  }
  const run = async () => {
    while (!closed) {
      // A browser holds six lines to a server: those of tabs that nobody looks at are given back.
      if (resting)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      if (closed) return
      await once().catch(() => undefined)
      if (closed) return
      if (resting) continue
      ears.away()
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, pause * (0.7 + Math.random() * 0.6))
      })
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    }
  }
  // After sleep, or when the network is back, there is no reason to wait.
  const hurry = () => {
    pause = FIRST_PAUSE
    wake()
  }
  const seen = () => {
    clearTimeout(rest)
    if (document.visibilityState === 'visible') {
      resting = false
      return hurry()
    }
    rest = setTimeout(() => {
      resting = true
      line?.abort()
    }, REST_AFTER)
  }
  addEventListener('online', hurry)
  document.addEventListener('visibilitychange', seen)
  void run()
  return () => {
    closed = true
    clearTimeout(rest)
    removeEventListener('online', hurry)
    document.removeEventListener('visibilitychange', seen)
    line?.abort()
    wake()
  }
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  line: AbortController,
  take: (event: StreamEvent) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  const read = eventReader()
  let silence: ReturnType<typeof setTimeout> | undefined
  try {
    for (;;) {
      clearTimeout(silence)
      silence = setTimeout(() => line.abort(), SILENCE)
      const { value, done } = await reader.read()
      if (done) return
      for (const event of read(value)) take(event)
    }
  } finally {
    clearTimeout(silence)
  }
}

export async function postToRoom(seat: RoomSeat, posts: readonly Post[]): Promise<Posted> {
  try {
    const answer = await fetch(`/api/rooms/${seat.room}/events`, {
      method: 'POST',
      headers: { ...bearer(seat), 'Content-Type': 'application/json' },
      body: JSON.stringify({ posts }),
    })
    if (answer.ok) return { kind: 'answered', results: ((await answer.json()) as { results: PostResult[] }).results }
    const { code, message, retryAfter } = await refusalOf(answer)
    if (answer.status === 401 || answer.status === 404 || code === 'removed') return { kind: 'unknown' }
    if (answer.status === 429 || answer.status >= 500)
      return {
        kind: 'later',
        after: (retryAfter ?? 3) * 1000,
        message: code.startsWith('store-') ? message : undefined,
      }
    return { kind: 'wrong', message }
  } catch {
    return { kind: 'later', after: 3000, message: undefined }
  }
}

export function bearer({ token }: RoomSeat): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${token}` }
}

export interface Refusal {
  readonly code: string
  readonly message: string
  readonly retryAfter?: number
}

/** In the server's own sentence, or ours where something between answered for it. */
export async function refusalOf(answer: Response): Promise<Refusal> {
  const fallback = { code: '', message: `The server answered ${answer.status}.` }
  try {
    return ((await answer.json()) as { error?: Refusal }).error ?? fallback
  } catch {
    return fallback
  }
}

async function codeOf(answer: Response): Promise<string> {
  return (await refusalOf(answer)).code
}
