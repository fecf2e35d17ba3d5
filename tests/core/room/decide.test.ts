import { expect, test } from 'vitest'
import type { RoomCommand } from '@/core/room/command.ts'
import { decide } from '@/core/room/decide.ts'
import { ROOM_LIMITS } from '@/core/room/limits.ts'
import type { Viewer } from '@/core/room/room.ts'
import { after, joined, reports, sceneOf, secondsIn } from './scene.ts'

const TEACHER: Viewer = { kind: 'teacher' }
const ADA: Viewer = { kind: 'learner', member: 'a' }
const ROOM = after(joined('a', 'Ada'), joined('b', 'Ben'))
const FILES = [{ path: 'Dockerfile', text: 'FROM nginx\n' }]

const TEACHERS_OWN: readonly RoomCommand[] = [
  { kind: 'announce', text: 'Coffee' },
  { kind: 'timer', seconds: 60, label: '' },
  { kind: 'stop-timer' },
  { kind: 'follow', lesson: 'nginx-stage' },
  { kind: 'unfollow' },
  { kind: 'offer', offer: 'offer-one', title: 'x', files: FILES },
  { kind: 'withdraw', offer: 'offer-one' },
  { kind: 'lower-hand', member: 'b' },
  { kind: 'rename', member: 'b', name: 'Benjamin' },
  { kind: 'remove', member: 'b' },
  { kind: 'lock', on: true },
  { kind: 'close' },
]
const LEARNERS_OWN: readonly RoomCommand[] = [
  { kind: 'progress', lesson: 'nginx-stage', checks: [{ check: 'serves', status: 'pass' }] },
  { kind: 'hand', up: true },
  { kind: 'explore', freely: true },
  { kind: 'show', lesson: 'nginx-stage', files: FILES },
  { kind: 'hide' },
]

test.each(TEACHERS_OWN)('$kind is the teacher’s alone', (command) => {
  expect(decide(sceneOf(ROOM), TEACHER, command).kind).toBe('accepted')
  expect(decide(sceneOf(ROOM), ADA, command)).toMatchObject({ kind: 'refused', code: 'not-yours' })
})

test.each(LEARNERS_OWN)('$kind is a learner’s, about nobody but the learner', (command) => {
  expect(decide(sceneOf(ROOM), ADA, command)).toMatchObject({ kind: 'accepted', change: { member: 'a' } })
  expect(decide(sceneOf(ROOM), TEACHER, command)).toMatchObject({ kind: 'refused', code: 'not-yours' })
  expect(decide(sceneOf(ROOM), { kind: 'learner', member: 'constructor' }, command)).toMatchObject({ kind: 'refused' })
})

test.each([...TEACHERS_OWN, ...LEARNERS_OWN])('a closed room takes no $kind', (command) => {
  const closed = after(joined('a', 'Ada'), { kind: 'closed' })
  for (const by of [TEACHER, ADA]) expect(decide(sceneOf(closed), by, command)).toMatchObject({ code: 'closed' })
})

test('a removed learner is told so', () => {
  const room = after(joined('a', 'Ada'), { kind: 'removed', member: 'a' })
  expect(decide(sceneOf(room), ADA, { kind: 'hand', up: true })).toMatchObject({ code: 'removed' })
})

test('only what is offered can be accepted', () => {
  const room = after(joined('a', 'Ada'), { kind: 'offered', offer: 'offer-one', title: 'x', files: FILES })
  expect(decide(sceneOf(room), ADA, { kind: 'accept', offer: 'offer-one' }).kind).toBe('accepted')
  expect(decide(sceneOf(room), ADA, { kind: 'accept', offer: 'offer-two' })).toMatchObject({ code: 'unknown' })
})

test('a timer ends by the server’s clock, and not after hours', () => {
  expect(decide(sceneOf(ROOM, 60), TEACHER, { kind: 'timer', seconds: 90, label: 'Exercise' })).toMatchObject({
    change: { kind: 'timer-set', endsAt: secondsIn(150) },
  })
  for (const seconds of [0, -5, ROOM_LIMITS.longestTimer + 1])
    expect(decide(sceneOf(ROOM), TEACHER, { kind: 'timer', seconds, label: '' })).toMatchObject({ code: 'limit' })
})

test.each(['../evil', '/etc/passwd', 'C:\\x', 'a//b', 'a\u0000b', ''])('a file cannot be sent to %j', (path) => {
  const files = [{ path, text: 'x' }]
  expect(decide(sceneOf(ROOM), TEACHER, { kind: 'offer', offer: 'offer-one', title: '', files })).toMatchObject({
    code: 'invalid',
  })
  expect(decide(sceneOf(ROOM), ADA, { kind: 'show', lesson: 'nginx-stage', files })).toMatchObject({ code: 'invalid' })
})

test('no file, too many files, too much text and bytes that are no text are refused', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ path: `file-${index}`, text: '' }))
  const large = [{ path: 'Dockerfile', text: 'x'.repeat(65_537) }]
  for (const files of [[], many, large, [{ path: 'x', text: '\0' }]])
    expect(decide(sceneOf(ROOM), ADA, { kind: 'show', lesson: 'nginx-stage', files }).kind).toBe('refused')
})

test('limits of lessons, checks, offers and shown code are refused with a sentence', () => {
  const limits = { ...ROOM_LIMITS, lessons: 1, checks: 1, offers: 1, shown: 1 }
  const room = after(
    joined('a', 'Ada'),
    joined('b', 'Ben'),
    reports('a', 'serves', 'pass'),
    { kind: 'offered', offer: 'offer-one', title: 'x', files: FILES },
    { kind: 'shown', member: 'b', lesson: 'nginx-stage', files: FILES },
  )
  const refused = (by: Viewer, command: RoomCommand) =>
    expect(decide(sceneOf(room, 60, limits), by, command)).toMatchObject({ kind: 'refused', code: 'limit' })
  refused(ADA, { kind: 'progress', lesson: 'other', checks: [{ check: 'x', status: 'pass' }] })
  refused(ADA, { kind: 'progress', lesson: 'nginx-stage', checks: [{ check: 'x', status: 'pass' }] })
  refused(ADA, { kind: 'show', lesson: 'nginx-stage', files: FILES })
  refused(TEACHER, { kind: 'offer', offer: 'offer-two', title: '', files: FILES })
  refused(TEACHER, { kind: 'announce', text: 'x'.repeat(501) })
})

test('a long message of a check is shortened, and passes need none', () => {
  const checks = [
    { check: 'one', status: 'fail', message: 'x'.repeat(4000) },
    { check: 'two', status: 'pass', message: 'ignored' },
  ] as const
  const decision = decide(sceneOf(ROOM), ADA, { kind: 'progress', lesson: 'nginx-stage', checks })
  expect(decision).toMatchObject({
    change: {
      checks: [
        { check: 'one', status: 'fail', message: `${'x'.repeat(499)}…` },
        { check: 'two', status: 'pass' },
      ],
    },
  })
})

test('a learner who is renamed to somebody else’s name gets a number', () => {
  expect(decide(sceneOf(ROOM), TEACHER, { kind: 'rename', member: 'b', name: 'ADA' })).toMatchObject({
    change: { kind: 'renamed', member: 'b', name: 'ADA (2)' },
  })
  expect(decide(sceneOf(ROOM), TEACHER, { kind: 'rename', member: 'b', name: ' Ben ' })).toMatchObject({
    change: { name: 'Ben' },
  })
})
