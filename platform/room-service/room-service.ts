/** Rooms on this server: opening, joining, posting, listening, and the end of them. */
import { cleanLine, lengthOf } from '@/core/room/clean-text.ts'
import { readJoinCode } from '@/core/room/join-code.ts'
import { ROOM_LIMITS, type RoomLimits } from '@/core/room/limits.ts'
import { freeName } from '@/core/room/member-name.ts'
import type { RoomState } from '@/core/room/room.ts'
import type { Answer, JoinedRoom, OpenedRoom, RoomService, Seat } from '@/core/room/service.ts'
import type { KeptRoom, NewMember, RoomStore } from '@/core/room/store.ts'
import { stateFor } from '@/core/room/visible.ts'
import { type Gates, gates } from './gates.ts'
import { type LiveRoom, type LiveRooms, liveRooms } from './live-rooms.ts'
import { done, orTrouble, refused, tooMany } from './refusals.ts'
import { nameOf, type RoomMemory } from './room-memory.ts'
import { type Seats, seats } from './seats.ts'
import { digestOf, newCode, newId, newToken } from './secrets.ts'

export interface RoomServiceOptions {
  readonly store: RoomStore
  readonly limits?: RoomLimits
  readonly now?: () => number
}

export interface RunningRoomService extends RoomService {
  /** Deletes rooms that have expired, and puts quiet ones away. Called every minute by who runs the service. */
  sweep(): Promise<void>
}

interface Hall {
  readonly store: RoomStore
  readonly limits: RoomLimits
  readonly now: () => number
  readonly live: LiveRooms
  readonly seats: Seats
  readonly gates: Gates
}

const HOUR = 3_600_000
/** Streams of one person: tabs, and lines that are dead and do not know it yet. */
const STREAMS = 6

export function roomService({ store, limits = ROOM_LIMITS, now = Date.now }: RoomServiceOptions): RunningRoomService {
  const live = liveRooms({ store, limits, now })
  const hall: Hall = { store, limits, now, live, seats: seats(store, now), gates: gates(limits, now) }
  return {
    open: (asked, address) => orTrouble(() => open(hall, asked, address)),
    join: (asked, address) => orTrouble(() => join(hall, asked, address)),
    enter: (room, token, address) => orTrouble(() => enter(hall, room, token, address)),
    state: (seat) => inRoom(hall, seat, async ({ memory }) => done(stateFor(memory.state(), seat.viewer))),
    post: (seat, posts) =>
      inRoom(hall, seat, async ({ post }) => {
        const wait = hall.gates.post(`${seat.room} ${nameOf(seat.viewer)}`, seat.viewer, posts.length)
        return wait === undefined
          ? done(await post(seat.viewer, posts))
          : tooMany('That is more than this room takes from one person.', wait.wait)
      }),
    listen: (seat, after, listener) =>
      inRoom(hall, seat, async ({ memory }) => {
        if (memory.listeners(seat.viewer) >= STREAMS) return tooMany('This room is open too often in your browser.', 30)
        const self = seat.viewer.kind === 'learner' ? memory.state().members[seat.viewer.member] : undefined
        if (self?.removed) return refused('removed', 'You are no longer in this room.')
        return done(memory.listen(seat.viewer, after, listener))
      }),
    async sweep() {
      await live.sweep(await store.expire(now()))
    },
    async close() {
      await live.close()
      await store.close()
    },
  }
}

async function inRoom<T>(hall: Hall, seat: Seat, work: (room: LiveRoom) => Promise<Answer<T>>): Promise<Answer<T>> {
  return orTrouble(async () => {
    const room = await hall.live.get(seat.room)
    return room === undefined || room.memory.expiresAt <= hall.now() ? refused('unknown', GONE) : work(room)
  })
}

const GONE = 'This room is not there any more, or this is not its link.'

async function open(
  hall: Hall,
  { title: typed, hours = hall.limits.hours }: { readonly title: string; readonly hours?: number },
  address: string,
): Promise<Answer<OpenedRoom>> {
  const { limits, now, store } = hall
  const title = cleanLine(typed) || 'Workshop'
  if (lengthOf(title) > limits.titleLength)
    return refused('invalid', `A title has at most ${limits.titleLength} characters.`)
  const wait = hall.gates.open(address)
  if (wait !== undefined) return tooMany('Too many rooms were opened from here.', wait.wait)
  const openedAt = now()
  const expiresAt = openedAt + Math.min(hours, limits.mostHours) * HOUR
  const teacherToken = newToken()
  for (;;) {
    const room = { id: newId(), code: newCode(), title, openedAt, expiresAt }
    const opened = await store.open({ ...room, teacherDigest: digestOf(teacherToken) }, limits.rooms)
    if (opened === 'full') return refused('server-full', 'This server has as many rooms open as it may have.')
    if (opened === 'opened') return done({ room: room.id, code: room.code, teacherToken, title, expiresAt })
  }
}

async function join(
  hall: Hall,
  asked: { readonly code: string; readonly name: string; readonly joinId: string },
  address: string,
): Promise<Answer<JoinedRoom>> {
  const { limits, now, store } = hall
  const wait = hall.gates.guess(address) ?? hall.gates.join(address)
  if (wait !== undefined) return tooMany('Too many attempts to join from here.', wait.wait)
  const code = readJoinCode(asked.code)
  const room = code === undefined ? undefined : await store.findByCode(code, now())
  const live = room === undefined ? undefined : await hall.live.get(room.id)
  if (room === undefined || live === undefined) {
    hall.gates.guessedWrong(address)
    return refused('unknown', 'There is no room with this code. Compare it with the one on the wall.')
  }
  const { state } = live.memory
  const joinDigest = digestOf(`${room.id} ${asked.joinId}`)
  const id = joinDigest.slice(0, 24)
  // Refused from memory where nobody new is let in: a flood of strangers costs the store nothing.
  const closed = Object.hasOwn(state().members, id) ? undefined : doorProblem(state(), limits)
  if (closed !== undefined) return closed
  return live.inTurn(async () => {
    const named = freeName(state(), asked.name, limits)
    if (named.kind === 'invalid') return refused('invalid', named.message)
    return seated(hall, live.memory, { id, name: named.name, joinDigest }, room)
  })
}

/** A locked, closed or full room takes nobody new; who was in before and lost the answer is no newcomer. */
function doorProblem({ locked, closed, members }: RoomState, limits: RoomLimits): Answer<never> | undefined {
  if (closed) return refused('closed', 'This room is closed.')
  if (locked) return refused('locked', 'The teacher has locked this room. Ask for it to be opened.')
  const here = Object.values(members).filter(({ removed }) => !removed).length
  return here >= limits.members ? refused('room-full', FULL) : undefined
}

const FULL = 'This room has as many learners as it may have.'

async function seated(
  hall: Hall,
  memory: RoomMemory,
  member: Omit<NewMember, 'tokenDigest'>,
  { id: room, title, expiresAt }: KeptRoom,
): Promise<Answer<JoinedRoom>> {
  const token = newToken()
  const tokenDigest = digestOf(token)
  const joined = await hall.store.join(room, { ...member, tokenDigest }, hall.now(), hall.limits.members)
  const answer = (name: string) => done({ room, member: member.id, name, token, title, expiresAt })
  switch (joined.kind) {
    case 'gone':
      return refused('unknown', GONE)
    case 'full':
      return refused('room-full', FULL)
    case 'repeated': {
      hall.seats.forget(joined.member)
      const known = memory.state().members[joined.member]
      return known?.removed ? refused('removed', 'You are no longer in this room.') : answer(known?.name ?? member.name)
    }
    case 'joined':
      if (joined.event.seq === memory.state().seq + 1) memory.apply([joined.event])
      else await memory.catchUp(joined.event.seq).catch(() => undefined)
      return answer(member.name)
  }
}

async function enter(hall: Hall, room: string, token: string, address: string): Promise<Answer<Seat>> {
  const seat = await hall.seats.of(token)
  // A right one is never kept waiting: nobody guesses 256 bits, and a stranger must not lock a class out.
  if (seat?.room === room) return done(seat)
  const wait = hall.gates.guess(address)
  if (wait !== undefined) return tooMany('Too many wrong links from here.', wait.wait)
  hall.gates.guessedWrong(address)
  return refused('unknown', GONE)
}
