/** What every store of rooms must do: PGlite and Postgres run the same tests. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { fold } from '@/core/room/fold.ts'
import { emptyRoom } from '@/core/room/room.ts'
import type { NewEvent, NewMember, NewRoom, RoomStore } from '@/core/room/store.ts'

const AT = Date.UTC(2026, 10, 24, 9)
const HOUR = 3_600_000
const MANY = 1_000_000

export function newRoom(more: Partial<NewRoom> = {}): NewRoom {
  return {
    id: randomUUID(),
    code: randomUUID().slice(0, 7).toUpperCase(),
    title: 'Docker for the team',
    teacherDigest: randomUUID(),
    openedAt: AT,
    expiresAt: AT + 8 * HOUR,
    ...more,
  }
}

export function newMember(name: string): NewMember {
  return { id: randomUUID(), name, tokenDigest: randomUUID(), joinDigest: randomUUID() }
}

const hand = (actor: string, post: string): NewEvent => ({
  actor,
  post,
  change: { kind: 'hand-raised', member: actor },
})

export function storeContract(store: () => RoomStore): void {
  const opened = async (more: Partial<NewRoom> = {}) => {
    const room = newRoom(more)
    expect(await store().open(room, MANY)).toBe('opened')
    return room
  }

  test('a room is found by its code until it expires, and never by another', async () => {
    const { teacherDigest: _, ...room } = await opened()
    expect(await store().findByCode(room.code, AT)).toEqual(room)
    expect(await store().findByCode(room.code, room.expiresAt)).toBeUndefined()
    expect(await store().findByCode('NO-SUCH', AT)).toBeUndefined()
  })

  test('a code that is another room’s is not given twice', async () => {
    const { code } = await opened()
    expect(await store().open(newRoom({ code }), MANY)).toBe('taken')
  })

  test('no more rooms are opened than there may be, also at once', async () => {
    const openedAt = AT + 900 * HOUR
    const late = { openedAt, expiresAt: openedAt + HOUR }
    const answers = await Promise.all(Array.from({ length: 5 }, () => store().open(newRoom(late), 2)))
    expect(answers.filter((answer) => answer === 'opened')).toHaveLength(2)
    expect(answers.filter((answer) => answer === 'full')).toHaveLength(3)
    await store().expire(openedAt + HOUR)
  })

  test('a token’s digest says whose it is: the teacher’s and each learner’s, apart', async () => {
    const room = await opened()
    const ada = newMember('Ada')
    await store().join(room.id, ada, AT, MANY)
    expect(await store().authority(room.teacherDigest, AT)).toEqual({ room: room.id, viewer: { kind: 'teacher' } })
    expect(await store().authority(ada.tokenDigest, AT)).toEqual({
      room: room.id,
      viewer: { kind: 'learner', member: ada.id },
    })
    for (const digest of ['', 'other', ada.joinDigest, room.id, room.code])
      expect(await store().authority(digest, AT)).toBeUndefined()
    for (const digest of [room.teacherDigest, ada.tokenDigest])
      expect(await store().authority(digest, room.expiresAt)).toBeUndefined()
  })

  test('joining again by the same id is the same member with a new token', async () => {
    const room = await opened()
    const ada = newMember('Ada')
    expect(await store().join(room.id, ada, AT, MANY)).toMatchObject({ kind: 'joined', event: { seq: 1, at: AT } })
    const again = { ...newMember('Ada'), joinDigest: ada.joinDigest }
    expect(await store().join(room.id, again, AT, MANY)).toEqual({ kind: 'repeated', member: ada.id })
    expect(await store().authority(ada.tokenDigest, AT)).toBeUndefined()
    expect(await store().authority(again.tokenDigest, AT)).toMatchObject({ viewer: { member: ada.id } })
    expect((await store().load(room.id))?.events).toHaveLength(1)
  })

  test('a room takes no more members than it may, and a removed one makes room', async () => {
    const room = await opened()
    const members = Array.from({ length: 6 }, (_, index) => newMember(`Learner ${index}`))
    const answers = await Promise.all(members.map((member) => store().join(room.id, member, AT, 3)))
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['full', 'full', 'full', 'joined', 'joined', 'joined'])
    const seated = members[answers.findIndex(({ kind }) => kind === 'joined')]!
    const removal: NewEvent = { actor: 'teacher', post: 'post-0001', change: { kind: 'removed', member: seated.id } }
    await store().append(room.id, [removal], AT, MANY)
    expect(await store().join(room.id, newMember('Late'), AT, 3)).toMatchObject({ kind: 'joined' })
    expect(await store().join(room.id, newMember('Later'), AT, 3)).toEqual({ kind: 'full' })
    expect(await store().join('no-such-room', newMember('Lost'), AT, 3)).toEqual({ kind: 'gone' })
  })

  test('events are numbered in order, and are read after a number', async () => {
    const room = await opened()
    const first = await store().append(room.id, [hand('a', 'post-0001'), hand('b', 'post-0001')], AT, MANY)
    expect(first).toEqual([
      { kind: 'appended', event: { seq: 1, at: AT, change: { kind: 'hand-raised', member: 'a' } } },
      { kind: 'appended', event: { seq: 2, at: AT, change: { kind: 'hand-raised', member: 'b' } } },
    ])
    await store().append(room.id, [hand('a', 'post-0002')], AT + 5, MANY)
    expect(await store().read(room.id, 1, MANY)).toEqual([
      { seq: 2, at: AT, change: { kind: 'hand-raised', member: 'b' } },
      { seq: 3, at: AT + 5, change: { kind: 'hand-raised', member: 'a' } },
    ])
    expect(await store().read(room.id, 0, 1)).toHaveLength(1)
    expect(await store().read(room.id, 3, MANY)).toEqual([])
    expect(await store().read('no-such-room', 0, MANY)).toBeUndefined()
  })

  test('the same post by the same actor counts once: later, at once, and twice in one go', async () => {
    const room = await opened()
    await store().append(room.id, [hand('a', 'post-0001')], AT, MANY)
    const again = [hand('a', 'post-0001'), hand('b', 'post-0001'), hand('b', 'post-0001')]
    const answers = await Promise.all([1, 2, 3].map(() => store().append(room.id, again, AT + 1, MANY)))
    expect(answers.flat().filter(({ kind }) => kind === 'appended')).toHaveLength(1)
    expect(answers.flat().every((answer) => answer.kind !== 'repeated' || [1, 2].includes(answer.seq))).toBe(true)
    expect(await store().read(room.id, 0, MANY)).toHaveLength(2)
    expect(await store().known(room.id, 'a', ['post-0001', 'post-0009'])).toEqual(new Map([['post-0001', 1]]))
    expect(await store().known(room.id, 'c', ['post-0001'])).toEqual(new Map())
  })

  test('numbers have no gaps and no doubles when many append at once', async () => {
    const room = await opened()
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        store().append(room.id, [hand(`member-${index}`, 'post-0001')], AT, MANY),
      ),
    )
    const events = await store().read(room.id, 0, MANY)
    expect(events?.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  })

  test('a room that is full of events takes the teacher’s only', async () => {
    const room = await opened()
    const lock: NewEvent = { actor: 'teacher', post: 'post-0001', change: { kind: 'locked', on: true } }
    const answers = await store().append(room.id, [hand('a', 'post-0001'), hand('a', 'post-0002'), lock], AT, 1)
    expect(answers.map(({ kind }) => kind)).toEqual(['appended', 'full', 'appended'])
    expect(await store().append('no-such-room', [lock], AT, 1)).toEqual([{ kind: 'gone' }])
  })

  test('what a learner wrote comes back byte for byte', async () => {
    const room = await opened()
    const text = '\'; drop table x; -- \\u0000 \\ "quoted" 李雷 👩‍💻 \ud800 \u2028\t\r\n$1 %s'
    const change = { kind: 'shown', member: 'a', lesson: 'x', files: [{ path: 'Dockerfile', text }] } as const
    await store().append(room.id, [{ actor: 'a', post: 'post-0001', change }], AT, MANY)
    expect((await store().read(room.id, 0, 1))?.[0]?.change).toEqual(change)
  })

  test('a kept state is loaded with the events after it; details before the window are forgotten, posts never', async () => {
    const room = await opened()
    const posts = Array.from({ length: 10 }, (_, index) => hand('a', `post-000${index}`))
    await store().append(room.id, posts, AT, MANY)
    const events = (await store().read(room.id, 0, MANY))!
    const state = events.slice(0, 8).reduce(fold, emptyRoom(room))
    await store().keep(room.id, state, 3)
    const loaded = await store().load(room.id)
    expect(loaded?.state).toEqual(state)
    expect(loaded?.events.map(({ seq }) => seq)).toEqual([9, 10])
    expect(await store().read(room.id, 4, MANY)).toBeUndefined()
    expect((await store().read(room.id, 5, MANY))?.map(({ seq }) => seq)).toEqual([6, 7, 8, 9, 10])
    expect(await store().append(room.id, posts.slice(0, 1), AT, MANY)).toEqual([{ kind: 'repeated', seq: 1 }])
    await store().keep(room.id, { ...state, seq: 2 }, 0)
    expect((await store().load(room.id))?.state?.seq).toBe(8)
  })

  test('a room that expired is deleted with all that belonged to it', async () => {
    const room = await opened({ openedAt: AT - 9 * HOUR, expiresAt: AT - HOUR })
    const other = await opened()
    const ada = newMember('Ada')
    await store().join(room.id, ada, AT - 8 * HOUR, MANY)
    expect(await store().expire(AT - HOUR - 1)).not.toContain(room.id)
    expect(await store().expire(AT - HOUR)).toEqual([room.id])
    expect(await store().load(room.id)).toBeUndefined()
    expect(await store().authority(ada.tokenDigest, AT - 8 * HOUR)).toBeUndefined()
    expect(await store().known(room.id, ada.id, ['joined'])).toEqual(new Map())
    expect((await store().load(other.id))?.room.id).toBe(other.id)
  })

  test('whoever listens hears of every change until they stop', async () => {
    const room = await opened()
    const heard: (number | undefined)[] = []
    const stop = store().subscribe((id, seq) => void (id === room.id && heard.push(seq)))
    await expect
      .poll(async () => {
        await store().append(room.id, [hand('a', randomUUID())], AT, MANY)
        return heard.length
      })
      .toBeGreaterThan(0)
    await store().append(room.id, [hand('b', 'post-0001')], AT, MANY)
    const newest = (await store().read(room.id, 0, MANY))!.length
    await expect.poll(() => heard.at(-1)).toBe(newest)
    stop()
    const before = heard.length
    await store().append(room.id, [hand('b', 'post-0002')], AT, MANY)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(heard).toHaveLength(before)
  })
}
