import { expect, test } from 'vitest'
import { edit, textFile, undo } from '@/core/workspace/edit.ts'
import { effectiveFiles, markPassed } from '@/core/workspace/lesson-files.ts'
import { merge } from '@/core/workspace/merge.ts'
import { openSaved } from '@/core/workspace/migrate.ts'
import { activate, bringOwn, PARKED } from '@/core/workspace/own-project.ts'
import { CARRIED, emptySession, filesOf } from '@/core/workspace/session.ts'
import { takeHomeFiles } from '@/core/workspace/take-home.ts'

const shop = { name: 'shop', at: 50, answers: {} }
const shopFiles = { 'package.json': textFile('{"name":"shop"}', 50, 'imported') }
const starter = { 'package.json': textFile('{"name":"starter"}', 0, 'course') }
const lesson = { slug: 'x', sandbox: false, beforeClone: false, startAdd: {}, startFiles: {} }
const worked = () => markPassed(edit(emptySession(), CARRIED, 'Dockerfile', 'FROM node\n', 10), 'dockerignore', 11)

test('a project that is brought stands in the place of the starter, not on top of it', () => {
  const session = bringOwn(worked(), shop, shopFiles)
  expect(Object.keys(effectiveFiles(session, lesson, starter))).toEqual(['package.json'])
  expect(takeHomeFiles(session, starter)).toEqual(shopFiles)
})

test('going back to the starter finds its files and progress as they were', () => {
  const before = worked()
  const back = activate(bringOwn(before, shop, shopFiles), 'starter')
  expect(filesOf(back, CARRIED)).toEqual(filesOf(before, CARRIED))
  expect(back.progress).toEqual(before.progress)
})

test('changing over and back again keeps what was done in the own project', () => {
  const mine = markPassed(
    edit(bringOwn(worked(), shop, shopFiles), CARRIED, 'Dockerfile', 'FROM node:22\n', 60),
    'x',
    61,
  )
  const again = activate(activate(mine, 'starter'), 'own')
  expect(again).toEqual(mine)
})

test('undo records and commands follow the project they belong to', () => {
  const entry = { scope: CARRIED, line: 'docker build .', at: 12, files: {} }
  const session = bringOwn({ ...worked(), journal: [entry] }, shop, shopFiles)
  expect(session.journal).toEqual([{ ...entry, scope: PARKED }])
})

test('a second project in place of the first can be undone', () => {
  const first = bringOwn(emptySession(), shop, shopFiles)
  const second = bringOwn(first, { ...shop, name: 'other', at: 70 }, { 'a.txt': textFile('a', 70, 'imported') })
  const undone = undo(second, second.undo.at(-1)!.id, 80)
  expect(Object.keys(filesOf(undone, CARRIED).files)).toEqual(['package.json'])
})

test('another tab that still works on the starter loses nothing and mixes nothing when this one brought a project', () => {
  const base = worked()
  const other = edit(base, CARRIED, 'Dockerfile', 'FROM node:22-alpine\n', 40)
  const merged = merge(base, bringOwn(base, shop, shopFiles), other)
  expect(merged.active).toBe('own')
  expect(Object.keys(filesOf(merged, CARRIED).files)).toEqual(['package.json'])
  expect(filesOf(merged, PARKED).files.Dockerfile?.text).toBe('FROM node:22-alpine\n')
  expect(merged.kept).toEqual([])
})

test('a session of version 2 is brought up to date: the starter is active and nothing is lost', () => {
  const { active: _a, own: _o, parked: _p, playground: _g, shelf: _s, snapshots: _n, ...rest } = worked()
  const opened = openSaved({ ...rest, version: 2 })
  expect(opened).toEqual({ kind: 'migrated', from: 2, session: worked() })
})

test('a saved session with an own project and a playground is read again as it was', () => {
  const session = bringOwn(worked(), shop, shopFiles)
  expect(openSaved(JSON.parse(JSON.stringify(session)))).toMatchObject({ kind: 'current', session: { own: shop } })
})
