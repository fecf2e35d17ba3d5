import { expect, test } from 'vitest'
import { edit, patchFiles } from '@/core/workspace/edit.ts'
import {
  courseFile,
  effectiveFiles,
  enterLesson,
  type LessonFiles,
  leaveLesson,
  markPassed,
  openHint,
} from '@/core/workspace/lesson-files.ts'
import { CARRIED, emptySession, filesOf } from '@/core/workspace/session.ts'
import { takeHomeFiles } from '@/core/workspace/take-home.ts'

const lesson: LessonFiles = {
  slug: 'nginx-stage',
  sandbox: false,
  beforeClone: false,
  startAdd: {},
  startFiles: { Dockerfile: 'FROM start\n' },
}
const starter = { 'package.json': courseFile('{}'), 'src/App.jsx': courseFile('app') }
const carried = (session: ReturnType<typeof emptySession>) => filesOf(session, CARRIED).files.Dockerfile?.text
const withWork = edit(emptySession(), CARRIED, 'Dockerfile', 'FROM mine\n', 1)

test('a direct entry starts from the files of the lesson', () => {
  const entry = enterLesson(emptySession(), lesson, 'name-the-stage')
  expect(entry.kind).toBe('ready')
  expect(carried(entry.session)).toBe('FROM start\n')
  expect(entry.session.lastLesson).toBe('nginx-stage')
})

test('what a newcomer types while the page wakes up stands on top of the lesson’s files, and is no work brought along', () => {
  const two = { ...lesson, startFiles: { ...lesson.startFiles, 'nginx.conf': 'server {}\n' } }
  const entry = enterLesson(withWork, two, 'name-the-stage', ['Dockerfile'])
  expect(entry.kind).toBe('ready')
  expect(carried(entry.session)).toBe('FROM mine\n')
  expect(filesOf(entry.session, CARRIED).files['nginx.conf']?.text).toBe('server {}\n')
})

test('what is typed early on top of work brought along changes that file only', () => {
  const session = edit(withWork, CARRIED, 'nginx.conf', '# early\n', 2)
  const entry = enterLesson(session, lesson, 'name-the-stage', ['nginx.conf'])
  expect(entry.kind).toBe('offer')
  expect(carried(entry.session)).toBe('FROM mine\n')
})

test('who only looks from lesson to lesson gets the start of each', () => {
  const first = enterLesson(emptySession(), lesson, undefined).session
  const other = { ...lesson, slug: 'other', startFiles: { Dockerfile: 'FROM other\n' } }
  expect(carried(enterLesson(first, other, 'nginx-stage').session)).toBe('FROM other\n')
})

test("files of the learner's own are carried along and never replaced", () => {
  const passed = markPassed(withWork, 'name-the-stage', 1)
  const entry = enterLesson(passed, lesson, 'name-the-stage')
  expect(entry.kind).toBe('ready')
  expect(carried(entry.session)).toBe('FROM mine\n')
})

test('who skipped lessons keeps their files and is offered those of the lesson', () => {
  const entry = enterLesson(withWork, lesson, 'name-the-stage')
  expect(entry.kind).toBe('offer')
  expect(carried(entry.session)).toBe('FROM mine\n')
})

test('the offer is not repeated to who comes back', () => {
  const first = enterLesson(withWork, lesson, 'name-the-stage').session
  expect(enterLesson(first, lesson, 'name-the-stage').kind).toBe('ready')
})

test('a sandbox lesson works on its own copy', () => {
  const sandbox = { ...lesson, slug: 'build-checks', sandbox: true, startFiles: { Dockerfile: 'from wrong\n' } }
  const { session } = enterLesson(withWork, sandbox, undefined)
  expect(carried(session)).toBe('FROM mine\n')
  expect(filesOf(session, 'build-checks').files.Dockerfile?.text).toBe('from wrong\n')
  expect(takeHomeFiles(session, starter).Dockerfile?.text).toBe('FROM mine\n')
})

test('the editor lists the starter with own files on top, deleted ones left out', () => {
  const session = patchFiles(withWork, CARRIED, { 'src/App.jsx': null })
  expect(Object.keys(effectiveFiles(session, lesson, starter)).sort()).toEqual(['Dockerfile', 'package.json'])
})

test('what a lesson lays in stands only where nothing else does, and is not taken home', () => {
  const adds = { ...lesson, startAdd: { 'build/old.js': 'stale', Dockerfile: 'FROM laid\n' } }
  const files = effectiveFiles(withWork, adds, starter)
  expect(files['build/old.js']?.text).toBe('stale')
  expect(files.Dockerfile?.text).toBe('FROM mine\n')
  expect('build/old.js' in takeHomeFiles(withWork, starter)).toBe(false)
})

test('deleting what a lesson laid in lasts until the lesson is left', () => {
  const adds = { ...lesson, startAdd: { 'build/old.js': 'stale' } }
  const deleted = patchFiles(withWork, CARRIED, { 'build/old.js': null })
  expect('build/old.js' in effectiveFiles(deleted, adds, starter)).toBe(false)
  expect(filesOf(leaveLesson(deleted, adds), CARRIED).removed).toEqual([])
})

test('a passed lesson stays passed, with the time of the first pass', () => {
  const once = markPassed(emptySession(), 'nginx-stage', 5)
  expect(markPassed(once, 'nginx-stage', 9)).toBe(once)
  expect(once.progress['nginx-stage']).toEqual({ slug: 'nginx-stage', state: 'passed', passedAt: 5, hints: {} })
})

test('opened hints are remembered by check', () => {
  const session = openHint(openHint(emptySession(), 'nginx-stage', 'builds', 2), 'nginx-stage', 'site', 3)
  expect(session.progress['nginx-stage']?.hints).toEqual({ builds: 2, site: 3 })
})
