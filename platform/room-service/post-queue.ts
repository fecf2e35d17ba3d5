/** Posts of a room wait while a transaction goes on, and are written in the next one together: a thousand learners cost few commits. */
import type { Post, PostResult } from '@/core/room/command.ts'
import { type Decision, decide } from '@/core/room/decide.ts'
import { foldingOf } from '@/core/room/fold.ts'
import type { RoomLimits } from '@/core/room/limits.ts'
import type { Viewer } from '@/core/room/room.ts'
import type { Appended, NewEvent, RoomStore } from '@/core/room/store.ts'
import { nameOf, type RoomMemory } from './room-memory.ts'

export interface PostWorld {
  readonly store: RoomStore
  readonly limits: RoomLimits
  readonly now: () => number
}

/** Rejects with the store's failure; then none of the posts was taken. */
export type PostQueue = (viewer: Viewer, posts: readonly Post[]) => Promise<readonly PostResult[]>

interface Waiting {
  readonly asked: readonly Asked[]
  readonly resolve: (results: readonly PostResult[]) => void
  readonly reject: (error: unknown) => void
}

interface Asked {
  readonly viewer: Viewer
  readonly post: Post
}

/** Posts in one transaction. */
const TOGETHER = 500
/**
 * Milliseconds from one transaction to the next: the first post after a pause is written at once, a crowd's in handfuls. The
 * database gets a quarter of the time at most, while that keeps nobody waiting for long.
 */
const GATHERED = { least: 100, most: 400, share: 4 }

export function postQueue(memory: RoomMemory, world: PostWorld): PostQueue {
  const queue: Waiting[] = []
  let writing = false
  let next = 0

  async function writeAll(): Promise<void> {
    if (writing) return
    writing = true
    while (queue.length > 0) {
      const early = next - performance.now()
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
      const began = performance.now()
      await writeSome()
      next = began + pauseAfter(performance.now() - began)
    }
    writing = false
  }

  async function writeSome(): Promise<void> {
    const taken: Waiting[] = []
    for (let count = 0; queue.length > 0 && count < TOGETHER; count += taken.at(-1)!.asked.length)
      taken.push(queue.shift()!)
    try {
      const results = await written(
        memory,
        world,
        taken.flatMap(({ asked }) => asked),
      )
      let at = 0
      for (const { asked, resolve } of taken) {
        resolve(results.slice(at, at + asked.length))
        at += asked.length
      }
    } catch (error) {
      for (const { reject } of taken) reject(error)
    }
  }

  return (viewer, posts) =>
    new Promise((resolve, reject) => {
      queue.push({ asked: posts.map((post) => ({ viewer, post })), resolve, reject })
      void writeAll()
    })
}

/** `took`: milliseconds of the last transaction. */
function pauseAfter(took: number): number {
  return Math.min(GATHERED.most, Math.max(GATHERED.least, GATHERED.share * took))
}

interface Decided {
  readonly actor: string
  readonly post: string
  readonly decision: Decision
}

async function written(memory: RoomMemory, world: PostWorld, asked: readonly Asked[]): Promise<readonly PostResult[]> {
  const at = world.now()
  let decided = decideAll(memory, world.limits, at, asked)
  if (decided.some(({ decision }) => isOfOldState(decision))) {
    await memory.catchUp(undefined)
    decided = decideAll(memory, world.limits, at, asked)
  }
  const wanted = decided.flatMap(({ actor, post, decision }): NewEvent[] =>
    decision.kind === 'accepted' ? [{ actor, post, change: decision.change }] : [],
  )
  const appended = wanted.length === 0 ? [] : await world.store.append(memory.id, wanted, at, world.limits.events)
  await take(memory, appended)
  let next = 0
  return Promise.all(
    decided.map((one) =>
      one.decision.kind === 'accepted'
        ? resultOf(one.post, appended[next++]!)
        : refusalOf(world.store, memory.id, one, one.decision),
    ),
  )
}

/** Who joined, or what was offered, through another process a moment ago may be unknown here yet: no reason to refuse for ever. */
function isOfOldState(decision: Decision): boolean {
  return decision.kind === 'refused' && (decision.code === 'not-yours' || decision.code === 'unknown')
}

/** One after the other, each on what the ones before it would make of the room. */
function decideAll(memory: RoomMemory, limits: RoomLimits, now: number, asked: readonly Asked[]): readonly Decided[] {
  const draft = foldingOf(memory.state())
  return asked.map(({ viewer, post }) => {
    const state = draft.state()
    const decision = decide({ state, limits, now }, viewer, post.command)
    if (decision.kind === 'accepted') draft.add({ seq: state.seq + 1, at: now, change: decision.change })
    return { actor: nameOf(viewer), post: post.id, decision }
  })
}

async function take(memory: RoomMemory, appended: readonly Appended[]): Promise<void> {
  const events = appended.flatMap((one) => (one.kind === 'appended' ? [one.event] : []))
  if (events.length === 0) return
  if (events[0]!.seq === memory.state().seq + 1) memory.apply(events)
  // What another process appended meanwhile comes first. All of it is on disk: not reading it now is no failure of the posts.
  else await memory.catchUp(events.at(-1)!.seq).catch(() => undefined)
}

function resultOf(id: string, appended: Appended): PostResult {
  switch (appended.kind) {
    case 'appended':
      return { id, kind: 'accepted', seq: appended.event.seq }
    case 'repeated':
      return { id, kind: 'repeated', seq: appended.seq }
    case 'full':
      return { id, kind: 'refused', code: 'limit', message: 'This room has taken all the events it may have.' }
    case 'gone':
      return { id, kind: 'refused', code: 'closed', message: 'This room has expired.' }
  }
}

/** Refused now, but perhaps accepted before: then the client hears that. */
async function refusalOf(
  store: RoomStore,
  room: string,
  { actor, post }: Decided,
  { code, message }: Extract<Decision, { readonly kind: 'refused' }>,
): Promise<PostResult> {
  const seq = (await store.known(room, actor, [post])).get(post)
  return seq === undefined ? { id: post, kind: 'refused', code, message } : { id: post, kind: 'repeated', seq }
}
