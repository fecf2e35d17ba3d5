import { expect, test } from 'vitest'
import { edit, patchFiles } from '@/core/workspace/edit.ts'
import { dismissKept, takeKept, withoutBeginnings } from '@/core/workspace/kept-versions.ts'
import { markPassed, openHint } from '@/core/workspace/lesson-files.ts'
import { merge } from '@/core/workspace/merge.ts'
import { CARRIED, emptySession, filesOf, type SavedSession } from '@/core/workspace/session.ts'

const base = edit(emptySession(), CARRIED, 'Dockerfile', 'FROM base\n', 1)
const type = (text: string, at: number, path = 'Dockerfile') => edit(base, CARRIED, path, text, at)
const text = (session: SavedSession, path = 'Dockerfile') => filesOf(session, CARRIED).files[path]?.text

test('what only the other tab changed is taken', () => {
  const merged = merge(base, base, type('FROM theirs\n', 2))
  expect(text(merged)).toBe('FROM theirs\n')
  expect(merged.kept).toEqual([])
})

test('what only this tab changed stays', () => {
  expect(text(merge(base, type('FROM mine\n', 2), base))).toBe('FROM mine\n')
})

test('changes of different files are both taken', () => {
  const merged = merge(base, type('FROM mine\n', 2), type('listen 80;\n', 3, 'nginx.conf'))
  expect([text(merged), text(merged, 'nginx.conf')]).toEqual(['FROM mine\n', 'listen 80;\n'])
  expect(merged.kept).toEqual([])
})

test('where both changed a file, mine stays in place and theirs is kept', () => {
  const merged = merge(base, type('FROM mine\n', 2), type('FROM theirs\n', 3))
  expect(text(merged)).toBe('FROM mine\n')
  expect(merged.kept).toMatchObject([{ path: 'Dockerfile', text: 'FROM theirs\n', at: 3, why: 'other-tab' }])
})

test('the same change in both tabs is no conflict', () => {
  expect(merge(base, type('FROM same\n', 2), type('FROM same\n', 3)).kept).toEqual([])
})

test('a deletion of theirs does not win over my edit', () => {
  const merged = merge(base, type('FROM mine\n', 2), patchFiles(base, CARRIED, { Dockerfile: null }))
  expect(text(merged)).toBe('FROM mine\n')
})

test('an edit of theirs is kept when I deleted the file', () => {
  const merged = merge(base, patchFiles(base, CARRIED, { Dockerfile: null }), type('FROM theirs\n', 3))
  expect(filesOf(merged, CARRIED).removed).toEqual(['Dockerfile'])
  expect(merged.kept).toMatchObject([{ text: 'FROM theirs\n' }])
})

test('a lesson passed in either tab is passed, hints of both are open', () => {
  const mine = markPassed(base, 'a', 5)
  const theirs = openHint(openHint(base, 'a', 'x', 2), 'b', 'y', 1)
  const { progress } = merge(base, mine, theirs)
  expect(progress.a).toMatchObject({ state: 'passed', hints: { x: 2 } })
  expect(progress.b).toMatchObject({ state: 'started', hints: { y: 1 } })
})

test('journals of both tabs are joined, and what one tab cleared stays cleared', () => {
  const entry = (line: string, at: number) => ({ scope: CARRIED, line, at, files: {} })
  const old = { ...base, journal: [entry('ls', 1)] }
  const mine = { ...old, journal: [entry('ls', 1), entry('pwd', 2)] }
  const theirs = { ...old, journal: [entry('docker ps', 3)] }
  expect(merge(old, mine, theirs).journal.map(({ line }) => line)).toEqual(['docker ps', 'pwd'])
})

test('the kept version can be put in place, and that can be undone', () => {
  const merged = merge(base, type('FROM mine\n', 2), type('FROM theirs\n', 3))
  const taken = takeKept(merged, merged.kept[0]!.id, 4)
  expect(text(taken)).toBe('FROM theirs\n')
  expect(taken.kept).toEqual([])
  expect(taken.undo.at(-1)?.before.files.Dockerfile?.text).toBe('FROM mine\n')
})

test('a dropped version can still be had back', () => {
  const merged = merge(base, type('FROM mine\n', 2), type('FROM theirs\n', 3))
  const dropped = dismissKept(merged, merged.kept[0]!.id, 4)
  expect(text(dropped)).toBe('FROM mine\n')
  expect(dropped.kept).toEqual([])
  expect(dropped.undo.at(-1)?.before.files.Dockerfile?.text).toBe('FROM theirs\n')
})

test('of versions that grew key by key only the longest is kept, of equal ones the first', () => {
  const version = (id: string, text: string, path = 'nginx.conf') => ({
    id,
    scope: CARRIED,
    path,
    text,
    at: 1,
    why: 'other-tab' as const,
  })
  const kept = [
    version('a', 'FROM no'),
    version('b', 'FROM node\n'),
    version('c', 'FROM node'),
    version('d', 'FROM x'),
    version('e', 'FROM', 'other'),
  ]
  expect(withoutBeginnings({ ...base, kept }).kept.map((each) => each.id)).toEqual(['b', 'd', 'e'])
})

test('a version that the file itself begins with is not kept', () => {
  const kept = [{ id: 'a', scope: CARRIED, path: 'Dockerfile', text: 'FROM ba', at: 1, why: 'other-tab' as const }]
  expect(withoutBeginnings({ ...base, kept }).kept).toEqual([])
})
