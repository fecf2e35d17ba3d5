import { expect, test } from 'vitest'
import { applyFiles, edit, lastUndo, replaceFiles, textFile, UNDO_LIMIT, undo } from '@/core/workspace/edit.ts'
import { CARRIED, EMPTY_FILES, emptySession, filesOf } from '@/core/workspace/session.ts'

const typed = (text: string) => edit(emptySession(), CARRIED, 'Dockerfile', text, 1)
const dockerfile = (session: ReturnType<typeof typed>) => filesOf(session, CARRIED).files.Dockerfile?.text

test('an edit changes one file and says when it was typed', () => {
  const file = filesOf(typed('FROM scratch\n'), CARRIED).files.Dockerfile
  expect(file).toEqual({ text: 'FROM scratch\n', encoding: 'utf8', executable: false, provenance: 'typed', changed: 1 })
})

test('an edit that changes nothing gives the same session', () => {
  const session = typed('FROM scratch\n')
  expect(edit(session, CARRIED, 'Dockerfile', 'FROM scratch\n', 9)).toBe(session)
})

test('an edit keeps a script executable', () => {
  const script = { ...textFile('#!/bin/sh\n', 1), executable: true }
  const session = applyFiles(emptySession(), { scope: CARRIED, title: 'Import', patch: { 'run.sh': script }, now: 1 })
  expect(filesOf(edit(session, CARRIED, 'run.sh', 'exit 1\n', 2), CARRIED).files['run.sh']?.executable).toBe(true)
})

test('typing a deleted file anew brings it back', () => {
  const gone = applyFiles(typed('FROM a\n'), { scope: CARRIED, title: 'Delete', patch: { Dockerfile: null }, now: 2 })
  expect(filesOf(gone, CARRIED)).toEqual({ files: {}, removed: ['Dockerfile'] })
  expect(filesOf(edit(gone, CARRIED, 'Dockerfile', 'FROM b\n', 3), CARRIED).removed).toEqual([])
})

test('an applied solution can be undone, and the undoing undone', () => {
  const before = typed('FROM mine\n')
  const patch = { Dockerfile: textFile('FROM theirs\n', 2) }
  const after = applyFiles(before, { scope: CARRIED, title: 'Apply the solution', patch, now: 2 })
  expect(dockerfile(after)).toBe('FROM theirs\n')
  const undone = undo(after, lastUndo(after)!.id, 3)
  expect(dockerfile(undone)).toBe('FROM mine\n')
  expect(lastUndo(undone)?.title).toBe('Undo: Apply the solution')
  const redone = undo(undone, lastUndo(undone)!.id, 4)
  expect(dockerfile(redone)).toBe('FROM theirs\n')
  expect(redone.undo).toEqual([])
})

test('starting over replaces all files of the scope and can be undone', () => {
  const fresh = replaceFiles(typed('FROM mine\n'), { scope: CARRIED, title: 'Start over', now: 2 }, EMPTY_FILES)
  expect(dockerfile(fresh)).toBeUndefined()
  expect(dockerfile(undo(fresh, lastUndo(fresh)!.id, 3))).toBe('FROM mine\n')
})

test('two changes in one millisecond are two records', () => {
  const once = replaceFiles(typed('a'), { scope: CARRIED, title: 'one', now: 2 }, EMPTY_FILES)
  const twice = replaceFiles(once, { scope: CARRIED, title: 'two', now: 2 }, EMPTY_FILES)
  expect(new Set(twice.undo.map((record) => record.id)).size).toBe(2)
})

test('the oldest undo records are forgotten first', () => {
  let session = typed('a')
  for (let step = 0; step < UNDO_LIMIT + 5; step += 1) {
    session = replaceFiles(session, { scope: CARRIED, title: `step ${step}`, now: step }, EMPTY_FILES)
  }
  expect(session.undo).toHaveLength(UNDO_LIMIT)
  expect(session.undo[0]?.title).toBe('step 5')
  expect(new Set(session.undo.map((record) => record.id)).size).toBe(UNDO_LIMIT)
})
