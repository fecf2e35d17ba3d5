import { expect, test } from 'vitest'
import { edit, textFile } from '@/core/workspace/edit.ts'
import { dropFromShelf, openInPlayground, PLAYGROUND, takeFromShelf } from '@/core/workspace/playground.ts'
import { CARRIED, emptySession, filesOf } from '@/core/workspace/session.ts'

const example = { Dockerfile: textFile('FROM alpine\n', 0, 'course') }
const linked = { Dockerfile: textFile('FROM node\n', 9, 'link') }
const note = { origin: { kind: 'link', title: 'Theirs', at: 9 }, args: { A: '1' } } as const
const typed = () => edit(emptySession(), PLAYGROUND, 'Dockerfile', 'FROM mine\n', 5)

test('what was in the playground goes on the shelf when something else is opened', () => {
  const session = openInPlayground(typed(), linked, note, 10)
  expect(filesOf(session, PLAYGROUND).files).toEqual(linked)
  expect(session.shelf).toMatchObject([{ title: 'Your own files', at: 10 }])
})

test('taking back from the shelf changes places, so that neither is lost', () => {
  const session = openInPlayground(typed(), linked, note, 10)
  const back = takeFromShelf(session, session.shelf[0]!.id, 20)
  expect(filesOf(back, PLAYGROUND).files.Dockerfile?.text).toBe('FROM mine\n')
  expect(back.shelf).toMatchObject([{ title: 'Theirs', note }])
})

test('an example that nobody touched is not kept', () => {
  const session = openInPlayground(emptySession(), example, { args: {} }, 1)
  expect(openInPlayground(session, linked, note, 2).shelf).toEqual([])
})

test('two workspaces put aside in the same millisecond are both kept', () => {
  const once = openInPlayground(typed(), linked, note, 10)
  expect(new Set(openInPlayground(once, example, note, 10).shelf.map(({ id }) => id)).size).toBe(2)
})

test('dropping removes the files too', () => {
  const session = openInPlayground(typed(), linked, note, 10)
  const dropped = dropFromShelf(session, session.shelf[0]!.id)
  expect(JSON.stringify(dropped)).not.toContain('FROM mine')
})

test('the course is never touched', () => {
  const before = edit(typed(), CARRIED, 'Dockerfile', 'FROM course\n', 6)
  expect(filesOf(openInPlayground(before, linked, note, 10), CARRIED)).toEqual(filesOf(before, CARRIED))
})

test('editing a file that came by link does not make it one’s own', () => {
  const session = edit(openInPlayground(emptySession(), linked, note, 10), PLAYGROUND, 'Dockerfile', 'FROM x\n', 11)
  expect(filesOf(session, PLAYGROUND).files.Dockerfile?.provenance).toBe('link')
})
