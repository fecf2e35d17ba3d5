import { afterAll, beforeAll, expect, test } from 'vitest'
import { CODE_LETTERS } from '@/core/room/join-code.ts'
import type { Answer, Seat } from '@/core/room/service.ts'
import type { RoomStore } from '@/core/room/store.ts'
import { roomService } from '@/platform/room-service/room-service.ts'
import { digestOf, newCode, newToken } from '@/platform/room-service/secrets.ts'
import { freshStore } from './fresh-store.ts'

let store: RoomStore
beforeAll(async () => {
  store = await freshStore()
}, 120_000)
afterAll(() => store.close())

const START = Date.UTC(2026, 10, 24, 9)
let ids = 0
const id = () => `client-id-${String(ids++).padStart(16, '0')}`

function value<T>(answer: Answer<T>): T {
  if (answer.kind === 'refused') throw new Error(`${answer.code}: ${answer.message}`)
  return answer.value
}

/** A service with a clock of its own, a room in it, and one learner who works. */
async function workshop() {
  const clock = { now: START }
  const at = roomService({ store, now: () => clock.now })
  const room = value(await at.open({ title: 'Docker' }, id()))
  const teacher = value(await at.enter(room.room, room.teacherToken, 'teacher'))
  const ada = value(await at.join({ code: room.code, name: 'Ada', joinId: id() }, 'ada'))
  const seat = value(await at.enter(room.room, ada.token, 'ada'))
  return { at, clock, room, teacher, ada, seat }
}

/** The learner can post, the teacher sees it. */
async function isUnharmed({ at, teacher, seat }: Awaited<ReturnType<typeof workshop>>) {
  const before = value(await at.state(teacher)).seq
  const results = value(await at.post(seat, [{ id: id(), command: { kind: 'hand', up: true } }]))
  expect(results).toMatchObject([{ kind: 'accepted', seq: before + 1 }])
}

test('whoever guesses codes is refused after thirty, also the right one; others come in', async () => {
  const { at, clock, room, ...rest } = await workshop()
  const guess = (code: string) => at.join({ code, name: 'Mallory', joinId: id() }, 'mallory')
  for (let attempt = 0; attempt < 30; attempt++) expect(await guess(newCode())).toMatchObject({ code: 'unknown' })
  for (const code of [newCode(), room.code, '', 'x'.repeat(40)])
    expect(await guess(code)).toMatchObject({ code: 'too-many', retryAfter: expect.any(Number) })
  expect(await at.join({ code: room.code, name: 'Ben', joinId: id() }, 'ben')).toMatchObject({ kind: 'done' })
  clock.now += 3_600_000
  expect(await guess(room.code)).toMatchObject({ kind: 'done' })
  await isUnharmed({ at, clock, room, ...rest })
})

test('codes are many and not in a row', () => {
  const codes = new Set(Array.from({ length: 2000 }, newCode))
  expect(codes.size).toBe(2000)
  expect(new Set([...codes].map((code) => code[0])).size).toBe(CODE_LETTERS.length)
})

test('a forged teacher gets nothing: other tokens, the learner’s, the code, the id, another room’s, a digest of the store', async () => {
  const one = await workshop()
  const other = await workshop()
  const forged = [
    newToken(),
    one.room.code,
    one.room.room,
    one.ada.member,
    other.room.teacherToken,
    digestOf(one.room.teacherToken),
    `${one.room.teacherToken}x`,
    one.room.teacherToken.slice(0, -1),
    one.room.teacherToken.toLowerCase(),
    '',
  ]
  for (const token of forged)
    expect(await one.at.enter(one.room.room, token, 'mallory')).toMatchObject({ kind: 'refused', code: 'unknown' })
  expect(value(await one.at.enter(one.room.room, one.ada.token, 'mallory')).viewer.kind).toBe('learner')
  await isUnharmed(one)
})

test('a learner who sends a teacher’s commands changes nothing', async () => {
  const one = await workshop()
  const { member } = one.ada
  const commands = [
    { kind: 'close' },
    { kind: 'lock', on: true },
    { kind: 'remove', member },
    { kind: 'rename', member, name: 'Teacher' },
    { kind: 'announce', text: 'Go home' },
  ] as const
  const before = value(await one.at.state(one.teacher))
  const results = value(
    await one.at.post(
      one.seat,
      commands.map((command) => ({ id: id(), command })),
    ),
  )
  expect(results.every((result) => result.kind === 'refused' && result.code === 'not-yours')).toBe(true)
  expect(value(await one.at.state(one.teacher))).toEqual(before)
  await isUnharmed(one)
})

test('wrong links from a class’s address do not lock the class out', async () => {
  const one = await workshop()
  for (let attempt = 0; attempt < 40; attempt++) await one.at.enter(one.room.room, newToken(), 'ada')
  expect(await one.at.enter(one.room.room, newToken(), 'ada')).toMatchObject({ code: 'too-many' })
  const again = roomService({ store, now: () => START })
  for (const at of [one.at, again])
    expect(await at.enter(one.room.room, one.ada.token, 'ada')).toMatchObject({ kind: 'done' })
})

test.each(['', '   ', '\u202e\u200b', '\u0000\u0007', 'x'.repeat(41), '👩'.repeat(41)])(
  'the name %j is refused',
  async (name) => {
    const { at, room } = await workshop()
    expect(await at.join({ code: room.code, name, joinId: id() }, 'x')).toMatchObject({ code: 'invalid' })
  },
)

test.each([
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ["'; drop table stagecraft_rooms; --", "'; drop table stagecraft_rooms; --"],
  ['__proto__', '__proto__'],
  ['Ada\u001b[2J\r\nSet-Cookie: x', 'Ada[2J Set-Cookie: x'],
])('the name %j is text like any other', async (typed, name) => {
  const one = await workshop()
  expect(value(await one.at.join({ code: one.room.code, name: typed, joinId: id() }, 'x')).name).toBe(name)
  await isUnharmed(one)
})

test('ten thousand joins from one address: three hundred at once, the rest refused, and the learner goes on', async () => {
  const one = await workshop()
  const answers = await Promise.all(
    Array.from({ length: 10_000 }, (_, index) =>
      one.at.join({ code: one.room.code, name: `Bot ${index}`, joinId: id() }, 'mallory'),
    ),
  )
  expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(300)
  expect(answers.filter((answer) => answer.kind === 'refused' && answer.code === 'too-many')).toHaveLength(9700)
  await isUnharmed(one)
}, 120_000)

test('ten thousand joins from as many addresses fill the room and no more; removing them makes room again', async () => {
  const one = await workshop()
  const answers: Answer<{ readonly member: string }>[] = []
  for (let from = 0; from < 10_000; from += 500)
    answers.push(
      ...(await Promise.all(
        Array.from({ length: 500 }, (_, index) =>
          one.at.join({ code: one.room.code, name: 'Bot', joinId: id() }, `address-${from + index}`),
        ),
      )),
    )
  const bots = answers.flatMap((answer) => (answer.kind === 'done' ? [answer.value.member] : []))
  expect(bots).toHaveLength(1199)
  expect(answers.filter((answer) => answer.kind === 'refused' && answer.code === 'room-full')).toHaveLength(8801)
  await isUnharmed(one)
  const removals = bots.slice(0, 50).map((member) => ({ id: id(), command: { kind: 'remove', member } as const }))
  await one.at.post(one.teacher, removals)
  expect(await one.at.join({ code: one.room.code, name: 'Ben', joinId: id() }, 'ben')).toMatchObject({ kind: 'done' })
}, 240_000)

test('who posts without pause is told to wait, and nobody else is', async () => {
  const one = await workshop()
  const ben = value(await one.at.join({ code: one.room.code, name: 'Ben', joinId: id() }, 'ben'))
  const other = value(await one.at.enter(ben.room, ben.token, 'ben'))
  const flood = (seat: Seat) => one.at.post(seat, [{ id: id(), command: { kind: 'hand', up: true } }])
  const answers = []
  for (let count = 0; count < 80; count++) answers.push(await flood(one.seat))
  expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(60)
  expect(answers.at(-1)).toMatchObject({ code: 'too-many', retryAfter: 1 })
  expect(await flood(other)).toMatchObject({ kind: 'done' })
  one.clock.now += 1000
  await isUnharmed(one)
})

test('no more rooms are opened than the server may have, nor too many from one address', async () => {
  const at = roomService({ store, now: () => START })
  const answers = []
  for (let count = 0; count < 12; count++) answers.push(await at.open({ title: `Room ${count}` }, 'mallory'))
  expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(10)
  expect(answers.at(-1)).toMatchObject({ code: 'too-many' })
  const full = []
  for (let count = 0; count < 110; count++) full.push(await at.open({ title: `Room ${count}` }, `address-${count}`))
  expect(full.at(-1)).toMatchObject({ code: 'server-full' })
  await store.expire(START + 72 * 3_600_000)
})

test('a room’s title is cleaned and bounded, and its life too', async () => {
  const at = roomService({ store, now: () => START })
  expect(await at.open({ title: 'x'.repeat(81) }, 'a')).toMatchObject({ code: 'invalid' })
  expect(value(await at.open({ title: '\u202e ' }, 'b')).title).toBe('Workshop')
  expect(value(await at.open({ title: 'x', hours: 1e9 }, 'c')).expiresAt).toBe(START + 72 * 3_600_000)
})
