import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoomCommand } from '@/core/room/command.ts'
import type { RoomEvent } from '@/core/room/event.ts'
import { ROOM_LIMITS, type RoomLimits } from '@/core/room/limits.ts'
import type { Answer, RoomListener, Seat, StreamStart } from '@/core/room/service.ts'
import { type NewEvent, type RoomStore, StoreFailure } from '@/core/room/store.ts'
import { roomService } from '@/platform/room-service/room-service.ts'
import { freshStore } from './fresh-store.ts'

let store: RoomStore
beforeAll(async () => {
  store = await freshStore()
}, 120_000)
afterAll(() => store.close())

let clock = Date.UTC(2026, 10, 24, 9)
const now = () => clock
/** Services of one process each, on the same store. */
const service = (limits: Partial<RoomLimits> = {}, on: RoomStore = store) =>
  roomService({ store: on, limits: { ...ROOM_LIMITS, ...limits }, now })
let posts = 0
const post = (command: RoomCommand) => ({ id: `post-${String(posts++).padStart(6, '0')}`, command })
let joins = 0
const joinId = () => `join-${String(joins++).padStart(20, '0')}`
const RAISE: RoomCommand = { kind: 'hand', up: true }

function value<T>(answer: Answer<T>): T {
  if (answer.kind === 'refused') throw new Error(`${answer.code}: ${answer.message}`)
  return answer.value
}

async function opened(at = service(), address = `teacher-${joins++}`) {
  const room = value(await at.open({ title: 'Docker for the team' }, address))
  return { room, teacher: value(await at.enter(room.room, room.teacherToken, address)) }
}

async function joined(at: ReturnType<typeof service>, code: string, name: string) {
  const learner = value(await at.join({ code, name, joinId: joinId() }, 'class'))
  return { learner, seat: value(await at.enter(learner.room, learner.token, 'class')) }
}

function listener() {
  const heard: { starts: StreamStart[]; events: RoomEvent[]; ended: string | undefined } = {
    starts: [],
    events: [],
    ended: undefined,
  }
  const on: RoomListener = {
    start: (start) => void heard.starts.push(start),
    event: (event) => void heard.events.push(event),
    end: (why) => {
      heard.ended = why
    },
  }
  return { heard, on }
}

test('a teacher opens a room, a learner joins by its code however it is typed, and the teacher hears of it', async () => {
  const at = service()
  const { room, teacher } = await opened(at)
  const { heard, on } = listener()
  await at.listen(teacher, undefined, on)
  const typed = ` ${room.code.slice(0, 4).toLowerCase()}-${room.code.slice(4)} `
  const ada = value(await at.join({ code: typed, name: ' Ada\u202e ', joinId: joinId() }, 'class'))
  expect(ada).toMatchObject({ room: room.room, name: 'Ada', title: 'Docker for the team', expiresAt: room.expiresAt })
  expect(heard.starts).toMatchObject([{ kind: 'state', state: { seq: 0 } }])
  expect(heard.events).toMatchObject([{ seq: 1, change: { kind: 'joined', member: ada.member, name: 'Ada' } }])
})

test('two learners of one name are told apart', async () => {
  const at = service()
  const { room } = await opened(at)
  const names = [
    await joined(at, room.code, 'Ada'),
    await joined(at, room.code, 'ada'),
    await joined(at, room.code, 'Ada'),
  ]
  expect(names.map(({ learner }) => learner.name)).toEqual(['Ada', 'ada (2)', 'Ada (3)'])
  const atOnce = await Promise.all([1, 2, 3].map(() => joined(at, room.code, 'Ben')))
  expect(atOnce.map(({ learner }) => learner.name).toSorted()).toEqual(['Ben', 'Ben (2)', 'Ben (3)'])
})

test('who joins again after a lost answer is the same learner, and only the newest token counts, in a locked room too', async () => {
  const at = service()
  const { room, teacher } = await opened(at)
  const asked = { code: room.code, name: 'Ada', joinId: joinId() }
  const first = value(await at.join(asked, 'class'))
  value(await at.enter(room.room, first.token, 'class'))
  await at.post(teacher, [post({ kind: 'lock', on: true })])
  const second = value(await at.join(asked, 'class'))
  expect(second).toMatchObject({ member: first.member, name: 'Ada' })
  expect(second.token).not.toBe(first.token)
  expect(await at.enter(room.room, first.token, 'class')).toMatchObject({ code: 'unknown' })
  expect(await at.enter(room.room, second.token, 'class')).toMatchObject({ kind: 'done' })
  expect(await at.join({ ...asked, joinId: joinId() }, 'class')).toMatchObject({ code: 'locked' })
  expect(Object.keys(value(await at.state(teacher)).members)).toHaveLength(1)
})

test('the same post counts once: again, in one request, and after the room was closed', async () => {
  const at = service()
  const { room, teacher } = await opened(at)
  const { seat } = await joined(at, room.code, 'Ada')
  const up = post(RAISE)
  expect(value(await at.post(seat, [up, up]))).toEqual([
    { id: up.id, kind: 'accepted', seq: 2 },
    { id: up.id, kind: 'repeated', seq: 2 },
  ])
  await at.post(teacher, [post({ kind: 'close' })])
  const late = post({ kind: 'hand', up: false })
  expect(value(await at.post(seat, [up, late]))).toEqual([
    { id: up.id, kind: 'repeated', seq: 2 },
    { id: late.id, kind: 'refused', code: 'closed', message: 'This room is closed.' },
  ])
  expect(value(await at.state(teacher)).seq).toBe(3)
})

test('another’s post id is no hindrance', async () => {
  const at = service()
  const { room } = await opened(at)
  const [ada, ben] = [await joined(at, room.code, 'Ada'), await joined(at, room.code, 'Ben')]
  const up = post(RAISE)
  for (const { seat } of [ada, ben]) expect(value(await at.post(seat, [up]))).toMatchObject([{ kind: 'accepted' }])
})

test('a learner hears of the room and themselves, and of nobody else', async () => {
  const at = service()
  const { room, teacher } = await opened(at)
  const ada = await joined(at, room.code, 'Ada')
  const ben = await joined(at, room.code, 'Ben')
  const { heard, on } = listener()
  await at.listen(ben.seat, undefined, on)
  await at.post(ada.seat, [
    post({ kind: 'progress', lesson: 'nginx-stage', checks: [{ check: 'serves', status: 'fail', message: 'secret' }] }),
  ])
  await at.post(teacher, [post({ kind: 'announce', text: 'Coffee' })])
  await at.post(ben.seat, [post(RAISE)])
  expect(heard.events.map(({ change }) => change.kind)).toEqual(['announced', 'hand-raised'])
  expect(JSON.stringify([heard, value(await at.state(ben.seat))])).not.toMatch(/Ada|secret/)
})

test('a listener who comes back gets what was missed, and the state where that is unknown', async () => {
  const at = service()
  const { room, teacher } = await opened(at)
  const { seat } = await joined(at, room.code, 'Ada')
  const stop = value(await at.listen(teacher, undefined, listener().on))
  stop()
  await at.post(seat, [post(RAISE), post({ kind: 'hand', up: false })])
  const back = listener()
  await at.listen(teacher, 1, back.on)
  expect(back.heard.starts).toMatchObject([{ kind: 'events', events: [{ seq: 2 }, { seq: 3 }] }])
  const future = listener()
  await at.listen(teacher, 99, future.on)
  expect(future.heard.starts).toMatchObject([{ kind: 'state', state: { seq: 3 } }])
})

test('two processes on one store keep one board, and their learners tell the names apart', async () => {
  const [one, two] = [service(), service()]
  const { room, teacher } = await opened(one)
  const far = value(await two.enter(room.room, room.teacherToken, 'far'))
  const [near, distant] = [listener(), listener()]
  await one.listen(teacher, undefined, near.on)
  await two.listen(far, undefined, distant.on)
  const seats: Seat[] = []
  for (let index = 0; index < 10; index++) {
    seats.push((await joined(index % 2 ? one : two, room.code, 'Ada')).seat)
    await expect.poll(() => [near.heard.events.length, distant.heard.events.length]).toEqual([index + 1, index + 1])
  }
  await Promise.all(seats.map((seat, index) => (index % 2 ? two : one).post(seat, [post(RAISE)])))
  await expect.poll(() => [near.heard.events.length, distant.heard.events.length]).toEqual([20, 20])
  expect(near.heard.events).toEqual(distant.heard.events)
  expect(value(await one.state(teacher))).toEqual(value(await two.state(far)))
  const names = Object.values(value(await one.state(teacher)).members).map(({ name }) => name)
  expect(new Set(names).size).toBe(10)
})

test('who joined through one process posts at once through another that has not heard of it yet', async () => {
  const one = service()
  const deaf = service({}, { ...store, subscribe: () => () => undefined })
  const { room, teacher } = await opened(one)
  value(await deaf.state(teacher))
  const { seat } = await joined(one, room.code, 'Ada')
  expect(value(await deaf.post(seat, [post(RAISE)]))).toMatchObject([{ kind: 'accepted' }])
})

test('a removed learner is let go, can post no more, and cannot come back with the same link', async () => {
  const at = service()
  const { room, teacher } = await opened(at)
  const id = joinId()
  const ada = value(await at.join({ code: room.code, name: 'Ada', joinId: id }, 'class'))
  const seat = value(await at.enter(room.room, ada.token, 'class'))
  const { heard, on } = listener()
  await at.listen(seat, undefined, on)
  await at.post(teacher, [post({ kind: 'remove', member: ada.member })])
  expect(heard.ended).toBe('removed')
  expect(value(await at.post(seat, [post(RAISE)]))).toMatchObject([{ kind: 'refused', code: 'removed' }])
  expect(await at.listen(seat, undefined, on)).toMatchObject({ code: 'removed' })
  expect(await at.join({ code: room.code, name: 'Ada', joinId: id }, 'class')).toMatchObject({ code: 'removed' })
})

test('a process that starts anew has the whole room', async () => {
  const at = service()
  const { room, teacher } = await opened(at)
  const { seat } = await joined(at, room.code, 'Ada')
  await at.post(seat, [post(RAISE)])
  const again = service()
  expect(value(await again.state(teacher))).toEqual(value(await at.state(teacher)))
})

test('a room of many events is kept as a state; a process that was away for all of them begins anew', async () => {
  const at = service({ burst: 100_000 })
  const { room, teacher } = await opened(at)
  const { seat } = await joined(at, room.code, 'Ada')
  const deaf: RoomStore = { ...store, subscribe: () => () => undefined }
  const other = service({}, deaf)
  const far = value(await other.enter(room.room, room.teacherToken, 'far'))
  const { heard, on } = listener()
  await other.listen(far, undefined, on)
  for (let round = 0; round < 12; round++)
    await at.post(
      seat,
      Array.from({ length: 400 }, () => post(RAISE)),
    )
  const late = service()
  expect(value(await late.state(teacher))).toEqual(value(await at.state(teacher)))
  value(await other.post(far, [post({ kind: 'announce', text: 'Back' })]))
  await expect.poll(() => heard.starts.length).toBe(2)
  expect(heard.starts[1]).toMatchObject({ kind: 'state', state: { announcement: { text: 'Back' } } })
})

test('an expired room is unknown at once, deleted by the next sweep, and its listeners are told', async () => {
  const at = service()
  const { room, teacher } = await opened(at)
  const { seat } = await joined(at, room.code, 'Ada')
  const { heard, on } = listener()
  await at.listen(teacher, undefined, on)
  clock = room.expiresAt
  expect(await at.state(seat)).toMatchObject({ code: 'unknown' })
  expect(await at.join({ code: room.code, name: 'Ben', joinId: joinId() }, 'class')).toMatchObject({ code: 'unknown' })
  await at.sweep()
  expect(heard.ended).toBe('expired')
  expect(await store.load(room.room)).toBeUndefined()
})

test('the store’s trouble refuses a post as a whole, says so, and the same post is accepted when it is over', async () => {
  let trouble: 'full' | undefined
  const failing: RoomStore = {
    ...store,
    append: (room, events: readonly NewEvent[], at, most) =>
      trouble === undefined
        ? store.append(room, events, at, most)
        : Promise.reject(new StoreFailure(trouble, 'The disk is full.')),
  }
  const at = service({}, failing)
  const { room } = await opened(at)
  const { seat } = await joined(at, room.code, 'Ada')
  trouble = 'full'
  const up = post(RAISE)
  expect(await at.post(seat, [up])).toEqual({ kind: 'refused', code: 'store-full', message: 'The disk is full.' })
  expect(value(await at.state(seat)).members[seatMember(seat)]).not.toHaveProperty('hand')
  trouble = undefined
  expect(value(await at.post(seat, [up]))).toMatchObject([{ kind: 'accepted' }])
})

function seatMember({ viewer }: Seat): string {
  return viewer.kind === 'learner' ? viewer.member : ''
}
