import { expect, test } from 'vitest'
import { boardOf } from '@/core/room/board.ts'
import { csvReport, jsonReport } from '@/core/room/report.ts'
import { after, EMPTY, joined, reports, secondsIn } from './scene.ts'

const ROOM = after(
  joined('a', 'Ada'),
  joined('b', 'Ben'),
  joined('c', '=Cyd()'),
  joined('d', 'Dan'),
  reports('a', 'serves', 'fail', 'no such file'),
  reports('b', 'serves', 'fail', 'a listing'),
  reports('c', 'serves', 'fail', 'no such file'),
  reports('b', 'small', 'fail', 'too large'),
  reports('a', 'small', 'pass'),
  reports('c', 'serves', 'working'),
  { kind: 'hand-raised', member: 'b' },
  { kind: 'hand-raised', member: 'a' },
  { kind: 'removed', member: 'd' },
)

test('an empty room has an empty board', () => {
  expect(boardOf(EMPTY, secondsIn(1))).toEqual({
    learners: 0,
    idle: 0,
    lessons: [],
    stuck: [],
    hands: [],
    commonest: undefined,
    showing: [],
    offers: [],
  })
})

test('counts say how many pass, fail and work, by lesson and check; who was removed counts no more', () => {
  const board = boardOf(ROOM, secondsIn(20))
  expect(board.learners).toBe(3)
  expect(board.lessons).toEqual([
    {
      lesson: 'nginx-stage',
      here: 3,
      checks: [
        { check: 'serves', pass: 0, fail: 2, working: 1, idle: 0 },
        { check: 'small', pass: 1, fail: 1, working: 0, idle: 0 },
      ],
    },
  ])
})

test('after five minutes without a sign of life what is not passed is idle, what is passed stays passed', () => {
  const board = boardOf(ROOM, secondsIn(12 + 301))
  expect(board.idle).toBe(3)
  expect(board.lessons[0]?.checks).toEqual([
    { check: 'serves', pass: 0, fail: 0, working: 0, idle: 3 },
    { check: 'small', pass: 1, fail: 0, working: 0, idle: 1 },
  ])
})

test('stuck is who has failed for three minutes, also while working on it, the longest waiting first', () => {
  expect(boardOf(ROOM, secondsIn(100)).stuck).toEqual([])
  expect(boardOf(ROOM, secondsIn(7 + 180)).stuck).toEqual([
    {
      member: 'a',
      name: 'Ada',
      lesson: 'nginx-stage',
      check: 'serves',
      message: 'no such file',
      since: secondsIn(5),
      status: 'fail',
    },
    {
      member: 'b',
      name: 'Ben',
      lesson: 'nginx-stage',
      check: 'serves',
      message: 'a listing',
      since: secondsIn(6),
      status: 'fail',
    },
    {
      member: 'c',
      name: '=Cyd()',
      lesson: 'nginx-stage',
      check: 'serves',
      message: 'no such file',
      since: secondsIn(7),
      status: 'working',
    },
  ])
})

test('the commonest failing check comes with the message most of them see', () => {
  expect(boardOf(ROOM, secondsIn(20)).commonest).toEqual({
    lesson: 'nginx-stage',
    check: 'serves',
    message: 'no such file',
    same: 2,
    learners: 3,
  })
})

test('hands are in the order they went up', () => {
  expect(boardOf(ROOM, secondsIn(20)).hands.map(({ name }) => name)).toEqual(['Ben', 'Ada'])
})

test('the board knows who shows code and how many accepted an offer', () => {
  const files = [{ path: 'Dockerfile', text: 'FROM nginx' }]
  const room = after(
    joined('a', 'Ada'),
    joined('b', 'Ben'),
    { kind: 'offered', offer: 'offer-one', title: 'The conf', files },
    { kind: 'accepted', member: 'b', offer: 'offer-one' },
    { kind: 'shown', member: 'a', lesson: 'nginx-stage', files },
  )
  expect(boardOf(room, secondsIn(9))).toMatchObject({
    showing: [{ member: 'a', name: 'Ada', lesson: 'nginx-stage' }],
    offers: [{ offer: 'offer-one', title: 'The conf', accepted: 1 }],
  })
})

test('the table is quoted, in the order of joining, and no cell is a formula', () => {
  const lines = csvReport(ROOM, secondsIn(20)).split('\r\n')
  expect(lines[0]).toBe('\ufeff"name","lesson","check","status","since","failing since","message"')
  expect(lines.map((line) => line.split(',')[0])).toEqual([
    '\ufeff"name"',
    '"Ada"',
    '"Ada"',
    '"Ben"',
    '"Ben"',
    '"\'=Cyd()"',
    '"Dan"',
    '',
  ])
  expect(lines[1]).toBe(
    '"Ada","nginx-stage","serves","fail","2026-11-24T09:00:05.000Z","2026-11-24T09:00:05.000Z","no such file"',
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\uff1d1', '"=1'])('the message %j stays text', (message) => {
  const csv = csvReport(after(joined('a', 'Ada'), reports('a', 'serves', 'fail', message)), secondsIn(9))
  const cell = /"((?:[^"]|"")*)"\r\n$/.exec(csv)?.[1]?.replaceAll('""', '"')
  expect(cell).toBe(message === '"=1' ? message : `'${message}`)
})

test('the JSON report holds the room and its board, and survives being written', () => {
  const report = jsonReport(ROOM, secondsIn(20))
  expect(report.exportedAt).toBe('2026-11-24T09:00:20.000Z')
  expect(JSON.parse(JSON.stringify(report)).room).toEqual(ROOM)
})
