import { expect, test } from 'vitest'
import { edit, patchFiles, textFile } from '@/core/workspace/edit.ts'
import { courseFile } from '@/core/workspace/lesson-files.ts'
import { merge } from '@/core/workspace/merge.ts'
import { openSaved } from '@/core/workspace/migrate.ts'
import { activate, bringOwn } from '@/core/workspace/own-project.ts'
import { CARRIED, emptySession } from '@/core/workspace/session.ts'
import { finishedLessons, rememberFinished } from '@/core/workspace/snapshots.ts'

const lesson = (slug: string, sandbox = false) => ({ slug, title: `Lesson ${slug}`, sandbox })
const starter = { 'package.json': courseFile('{}'), 'old.js': courseFile('old') }
const typed = (text: string, at: number) => edit(emptySession(), CARRIED, 'Dockerfile', text, at)

test('a lesson’s files are kept as they were when it passed, whatever is typed afterwards', () => {
  const passed = rememberFinished(typed('FROM one\n', 1), lesson('a'), 2)
  const later = rememberFinished(edit(passed, CARRIED, 'Dockerfile', 'FROM two\n', 3), lesson('b'), 4)
  const found = finishedLessons(edit(later, CARRIED, 'Dockerfile', 'FROM three\n', 5), starter)
  expect(found.map((each) => [each.lesson, each.title, each.at, each.files.Dockerfile?.text])).toEqual([
    ['a', 'Lesson a', 2, 'FROM one\n'],
    ['b', 'Lesson b', 4, 'FROM two\n'],
  ])
  expect(found[0]?.files['package.json']?.text).toBe('{}')
})

test('a lesson that passes again keeps its first picture', () => {
  const once = rememberFinished(typed('FROM one\n', 1), lesson('a'), 2)
  expect(rememberFinished(edit(once, CARRIED, 'Dockerfile', 'FROM two\n', 3), lesson('a'), 4).snapshots).toEqual(
    once.snapshots,
  )
})

test('a file of the starter that was deleted is not in the picture', () => {
  const session = rememberFinished(patchFiles(emptySession(), CARRIED, { 'old.js': null }), lesson('a'), 2)
  expect(Object.keys(finishedLessons(session, starter)[0]!.files)).toEqual(['package.json'])
})

test('a sandbox leaves no picture: its files are not carried', () => {
  expect(rememberFinished(typed('FROM one\n', 1), lesson('build-checks', true), 2).snapshots).toEqual([])
})

test('two tabs that finished different lessons keep both pictures, in the order of their times', () => {
  const base = typed('FROM one\n', 1)
  const mine = rememberFinished(base, lesson('b'), 20)
  const theirs = rememberFinished(rememberFinished(base, lesson('a'), 10), lesson('b'), 30)
  const merged = merge(base, mine, theirs).snapshots
  expect(merged.map((each) => [each.lesson, each.at])).toEqual([
    ['a', 10],
    ['b', 20],
  ])
})

test('pictures follow the project they belong to, and a project that is brought begins without any', () => {
  const session = rememberFinished(typed('FROM one\n', 1), lesson('a'), 2)
  const own = bringOwn(session, { name: 'shop', at: 5, answers: {} }, { 'a.txt': textFile('a', 5, 'imported') })
  expect(finishedLessons(own, starter)).toEqual([])
  expect(finishedLessons(activate(own, 'starter'), starter).map((each) => each.lesson)).toEqual(['a'])
})

test('a session saved before there were pictures opens, and has none', () => {
  const { snapshots: _, ...rest } = typed('FROM one\n', 1)
  const opened = openSaved(structuredClone({ ...rest, version: 3 }))
  expect(opened).toMatchObject({ kind: 'migrated', from: 3, session: { snapshots: [] } })
})

test('after reading, a file that did not change between two pictures is one object again', () => {
  const one = rememberFinished(typed('FROM one\n', 1), lesson('a'), 2)
  const two = rememberFinished(edit(one, CARRIED, 'nginx.conf', 'server {}\n', 3), lesson('b'), 4)
  const opened = openSaved(JSON.parse(JSON.stringify(two)))
  if (opened.kind !== 'current') throw new Error(`opened as ${opened.kind}`)
  const [first, second] = opened.session.snapshots
  expect(second?.files.files.Dockerfile).toBe(first?.files.files.Dockerfile)
  expect(opened.session).toEqual(two)
})
