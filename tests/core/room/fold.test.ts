import { expect, test } from 'vitest'
import { fold, foldAll } from '@/core/room/fold.ts'
import { stateFor } from '@/core/room/visible.ts'
import { after, EMPTY, joined, OPENED, reports, secondsIn } from './scene.ts'

test('a learner who joins is there, with nothing reported', () => {
  expect(after(joined('a', 'Ada')).members).toEqual({
    a: {
      id: 'a',
      name: 'Ada',
      joinedAt: secondsIn(1),
      lastAt: secondsIn(1),
      removed: false,
      exploring: false,
      lessons: {},
      accepted: [],
    },
  })
})

test('an event that is in the state already changes nothing', () => {
  const state = after(joined('a', 'Ada'), { kind: 'hand-raised', member: 'a' })
  expect(fold(state, { seq: 2, at: OPENED, change: { kind: 'hand-lowered', member: 'a' } })).toBe(state)
})

test('a failure is remembered from its first moment until the check passes, through work on it', () => {
  const working = after(
    joined('a', 'Ada'),
    reports('a', 'serves', 'fail', 'nothing at /'),
    reports('a', 'serves', 'working'),
    reports('a', 'serves', 'fail', 'a directory listing'),
  )
  expect(working.members.a?.lessons).toEqual({
    'nginx-stage': {
      serves: { status: 'fail', since: secondsIn(4), message: 'a directory listing', failingSince: secondsIn(2) },
    },
  })
  const passed = fold(working, { seq: 9, at: secondsIn(9), change: reports('a', 'serves', 'pass') })
  expect(passed.members.a?.lessons['nginx-stage']?.serves).toEqual({ status: 'pass', since: secondsIn(9) })
})

test('the same status again keeps its beginning', () => {
  const state = after(joined('a', 'Ada'), reports('a', 'serves', 'fail', 'x'), reports('a', 'serves', 'fail', 'x'))
  expect(state.members.a?.lessons['nginx-stage']?.serves?.since).toBe(secondsIn(2))
})

test('a hand raised twice is up since the first time, and down when anyone lowers it', () => {
  const up = after(joined('a', 'Ada'), { kind: 'hand-raised', member: 'a' }, { kind: 'hand-raised', member: 'a' })
  expect(up.members.a?.hand).toBe(secondsIn(2))
  const down = fold(up, { seq: 4, at: secondsIn(4), change: { kind: 'hand-lowered', member: 'a' } })
  expect(down.members.a).not.toHaveProperty('hand')
})

test('code is there while it is shown, and gone when it is hidden or the learner removed', () => {
  const shown = after(joined('a', 'Ada'), {
    kind: 'shown',
    member: 'a',
    lesson: 'nginx-stage',
    files: [{ path: 'Dockerfile', text: 'FROM nginx' }],
  })
  expect(shown.members.a?.shown?.files).toHaveLength(1)
  for (const kind of ['hidden', 'removed'] as const)
    expect(fold(shown, { seq: 3, at: secondsIn(3), change: { kind, member: 'a' } }).members.a).not.toHaveProperty(
      'shown',
    )
})

test('announcement, timer, following, offers, lock and close come and go', () => {
  const full = after(
    { kind: 'announced', text: 'Coffee at ten' },
    { kind: 'timer-set', seconds: 60, endsAt: secondsIn(62), label: 'Exercise' },
    { kind: 'followed', lesson: 'nginx-stage', step: 'second-stage' },
    { kind: 'offered', offer: 'offer-one', title: 'The conf', files: [{ path: 'nginx.conf', text: '' }] },
    { kind: 'locked', on: true },
  )
  expect(full).toMatchObject({
    announcement: { text: 'Coffee at ten', at: secondsIn(1) },
    timer: { endsAt: secondsIn(62) },
    follow: { lesson: 'nginx-stage', step: 'second-stage', at: secondsIn(3) },
    offers: [{ id: 'offer-one' }],
    locked: true,
  })
  const over = [
    { kind: 'announced', text: '' },
    { kind: 'timer-stopped' },
    { kind: 'unfollowed' },
    { kind: 'withdrawn', offer: 'offer-one' },
    { kind: 'locked', on: false },
    { kind: 'closed' },
  ] as const
  const end = over.reduce((state, change, index) => fold(state, { seq: 10 + index, at: OPENED, change }), full)
  expect(end).toEqual({ ...EMPTY, seq: 15, closed: true })
})

test('a learner’s own view folds the same events without knowing the others', () => {
  const all = after(joined('a', 'Ada'), joined('b', 'Ben'), { kind: 'announced', text: 'Hello' })
  const own = stateFor(all, { kind: 'learner', member: 'b' })
  expect(Object.keys(own.members)).toEqual(['b'])
  const change = reports('a', 'serves', 'pass')
  expect(fold(own, { seq: 4, at: OPENED, change })).toEqual({ ...own, seq: 4 })
})

test('many events folded in a row give what they give one by one, and leave the state before as it was', () => {
  const before = after(joined('a', 'Ada'), joined('b', 'Ben'))
  const untouched = structuredClone(before)
  const events = [
    reports('a', 'serves', 'fail', 'x'),
    { kind: 'hand-raised', member: 'b' },
    joined('c', 'Cyd'),
    { kind: 'announced', text: 'Coffee' },
    reports('a', 'serves', 'pass'),
    { kind: 'removed', member: 'b' },
  ] as const
  const numbered = events.map((change, index) => ({ seq: 3 + index, at: secondsIn(3 + index), change }))
  expect(foldAll(before, numbered)).toEqual(numbered.reduce(fold, before))
  expect(before).toEqual(untouched)
})
