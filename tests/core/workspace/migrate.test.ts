import { expect, test } from 'vitest'
import { fromBackup, toBackup } from '@/core/workspace/backup.ts'
import { edit } from '@/core/workspace/edit.ts'
import { openSaved } from '@/core/workspace/migrate.ts'
import { CARRIED, emptySession, filesOf, hasOwnWork, SAVED_VERSION } from '@/core/workspace/session.ts'

test('a session of this version is opened as it is', () => {
  const session = edit(emptySession(), CARRIED, 'Dockerfile', 'FROM a\n', 1)
  expect(openSaved(structuredClone(session))).toEqual({ kind: 'current', session })
})

test('a session of the first version is brought up to date, its texts counted as typed', () => {
  const first = {
    version: 1,
    files: { Dockerfile: 'FROM old\n' },
    progress: { 'nginx-stage': 'passed' },
    lastLesson: 'nginx-stage',
  }
  const opened = openSaved(first)
  if (opened.kind !== 'migrated') throw new Error(`opened as ${opened.kind}`)
  expect(opened.from).toBe(1)
  expect(filesOf(opened.session, CARRIED).files.Dockerfile?.text).toBe('FROM old\n')
  expect(hasOwnWork(filesOf(opened.session, CARRIED))).toBe(true)
  expect(opened.session.progress['nginx-stage']?.state).toBe('passed')
  expect(openSaved(opened.session).kind).toBe('current')
})

test('a session of a newer version is not touched', () => {
  expect(openSaved({ version: SAVED_VERSION + 1, anything: true })).toEqual({
    kind: 'newer',
    version: SAVED_VERSION + 1,
  })
})

test.each([
  undefined,
  null,
  'text',
  {},
  { version: 'two' },
  { version: SAVED_VERSION, scopes: 3 },
  { version: 1, files: 4 },
])('damaged data is called damaged: %j', (saved) => {
  expect(openSaved(saved).kind).toBe('damaged')
})

test('a backup holds everything and can be read again', () => {
  const session = { ...edit(emptySession(), CARRIED, 'Dockerfile', 'FROM a\r\n# ünïcode\n', 1), exported: 7 }
  expect(fromBackup(toBackup(session))).toEqual({ kind: 'current', session })
})

test.each(['', 'no json', '{}', '{"kind":"something-else","session":{}}'])(
  'a file that is no backup is refused: %j',
  (text) => {
    expect(fromBackup(text).kind).toBe('damaged')
  },
)
