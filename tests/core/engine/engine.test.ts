import { expect, test } from 'vitest'
import { type Engine, judgeNow, openEngine, receive } from '@/core/engine/engine.ts'
import type { EngineRequest, JudgedLesson, Ran } from '@/core/engine/protocol.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { textFile } from '@/core/workspace/edit.ts'
import { courseFile, type Files } from '@/core/workspace/lesson-files.ts'
import type { JournalEntry } from '@/core/workspace/session.ts'

const lesson: JudgedLesson = {
  slug: 'a-lesson',
  number: 1,
  title: 'A lesson',
  part: 'One',
  minutes: 1,
  summary: '',
  learned: [],
  opens: undefined,
  sandbox: false,
  beforeClone: false,
  steps: [
    { id: 'step', title: 'Step', html: '', checks: [{ id: 'builds', title: 'It builds', build: { succeeds: true } }] },
  ],
  startAdd: {},
  startFiles: {},
  solutionFiles: {},
  solutionCommands: [],
}

const starter: Files = { 'index.html': courseFile('<h1>Hello</h1>\n'), 'package.json': courseFile('{}\n') }
const SITE = 'FROM nginx:alpine\nCOPY index.html /usr/share/nginx/html/\n'

function open(own: Files = {}, journal: readonly JournalEntry[] = [], over: Partial<JudgedLesson> = {}): Engine {
  const files = { ...starter, ...own }
  const facts = { catalogue: defaultCatalogue, apps: [] }
  return openEngine(facts, { kind: 'open', lesson: { ...lesson, ...over }, files, starter, journal, now: 1 })
}

type Rest = Exclude<EngineRequest, { kind: 'open' }>

function ask(engine: Engine, request: Rest) {
  return receive(engine, request)
}

function run(engine: Engine, line: string, now = 2): { engine: Engine; ran: Ran } {
  const { engine: next, answer } = ask(engine, { kind: 'run', line, now })
  if (answer.kind !== 'ran') throw new Error(`answered ${answer.kind}`)
  return { engine: next, ran: answer }
}

const said = (ran: Ran) => ran.output.map((part) => part.text).join('')

test('what is told to the page can cross between threads', () => {
  const engine = open({ Dockerfile: textFile(SITE, 1) })
  expect(structuredClone(judgeNow(engine))).toEqual(judgeNow(engine))
  expect(() => structuredClone(run(engine, 'docker build -t web .').ran)).not.toThrow()
})

test('an edit is judged, and the failing line is in the diagnostics', () => {
  const { engine, answer } = ask(open(), {
    kind: 'edit',
    patch: { Dockerfile: textFile('FROM nginx:alpine\nCOPY nowhere /x\n', 2) },
    now: 2,
  })
  if (answer.kind !== 'judged') throw new Error(answer.kind)
  expect(answer.verdict.checks.map((check) => check.status)).toEqual(['fail'])
  expect(answer.build?.outcome).toMatchObject({ kind: 'failed', line: 2 })
  expect(answer.diagnostics.some((each) => each.severity === 'error' && each.range.start.line === 2)).toBe(true)
  const fixed = ask(engine, { kind: 'edit', patch: { Dockerfile: textFile(SITE, 3) }, now: 3 })
  expect(fixed.answer).toMatchObject({ verdict: { passed: true }, build: { outcome: { kind: 'succeeded' } } })
})

test('without a Dockerfile there is no build to show', () => {
  expect(judgeNow(open()).build).toBeUndefined()
})

test('a configuration nginx refuses is a diagnostic of nginx.conf', () => {
  const { diagnostics } = judgeNow(open({ 'nginx.conf': textFile('server {\n  listen 80\n}\n', 1) }))
  expect(diagnostics).toEqual(
    expect.arrayContaining([expect.objectContaining({ file: 'nginx.conf', severity: 'error' })]),
  )
})

test('a command that writes a file changes the editor, one that does not leaves it alone', () => {
  const engine = open({ Dockerfile: textFile(SITE, 1) })
  expect(run(engine, 'ls').ran.patch).toEqual({})
  const { ran } = run(engine, 'echo node_modules > .dockerignore')
  expect(Object.keys(ran.patch)).toEqual(['.dockerignore'])
  expect(ran.patch['.dockerignore']).toMatchObject({ text: 'node_modules\n', provenance: 'typed' })
  expect(run(engine, 'rm Dockerfile').ran.patch).toEqual({ Dockerfile: null })
})

test('the terminal sees what was typed in the editor', () => {
  const typed = ask(open(), { kind: 'edit', patch: { 'note.txt': textFile('hello\n', 2) }, now: 2 }).engine
  expect(said(run(typed, 'cat note.txt').ran)).toContain('hello')
})

test('before the clone the folder is not there, and cloning deletes nothing of the learner', () => {
  const engine = open({ Dockerfile: textFile(SITE, 1) }, [], { beforeClone: true })
  expect(said(run(engine, 'ls').ran)).toBe('')
  const { ran } = run(engine, 'git clone https://example.org/starter-react-app.git')
  expect(ran.patch).toEqual({})
})

test('replaying the journal rebuilds images and containers, from the files as they were', () => {
  const first = run(open({ Dockerfile: textFile(SITE, 1) }), 'docker build -t web .')
  const second = run(first.engine, 'docker run -d -p 8080:80 --name shop web', 3)
  expect(second.ran.judged.ports).toMatchObject([{ hostPort: 8080, containerPort: 80, name: 'shop' }])
  const journal = [first.ran.entry, second.ran.entry].map((entry) => ({ ...entry, scope: '' }))
  const later = open({ Dockerfile: textFile('FROM scratch\n', 9) }, journal)
  expect(judgeNow(later).ports).toEqual(second.ran.judged.ports)
  expect(said(run(later, 'docker images').ran)).toContain('web')
  expect(said(run(later, 'cat Dockerfile').ran)).toContain('FROM scratch')
})

test('a second journal entry holds only what changed since the first', () => {
  const first = run(open({ Dockerfile: textFile(SITE, 1) }), 'docker build -t web .')
  expect(Object.keys(first.ran.entry.files)).toEqual(['Dockerfile'])
  expect(run(first.engine, 'docker images', 3).ran.entry.files).toEqual({})
})

test('a visit asks a container of the default image', () => {
  const { answer } = ask(open({ Dockerfile: textFile(SITE, 1) }), { kind: 'visit', path: '/', port: undefined })
  if (answer.kind !== 'visited' || answer.visit.kind !== 'answer') throw new Error(JSON.stringify(answer))
  expect(answer.visit).toMatchObject({ status: 200, port: 80, text: '<h1>Hello</h1>\n' })
})

test('a visit of a container starts it as its docker run did', () => {
  const built = run(open({ Dockerfile: textFile(SITE, 1) }), 'docker build -t web .')
  const { engine } = run(built.engine, 'docker run -d --name idle web tail -f /dev/null', 3)
  const { id } = engine.session.containers[0]!
  const { answer } = ask(engine, { kind: 'visit', path: '/', port: undefined, container: id })
  expect(answer).toMatchObject({ kind: 'visited', visit: { kind: 'none' } })
})

test('a visit without an image says so', () => {
  const { answer } = ask(open({ Dockerfile: textFile('FROM', 1) }), { kind: 'visit', path: '/', port: undefined })
  expect(answer).toMatchObject({ visit: { kind: 'none' } })
})

test('completion answers with candidates', () => {
  const { answer } = ask(open({ Dockerfile: textFile(SITE, 1) }), { kind: 'complete', line: 'cat Dock', cursor: 8 })
  expect(answer).toMatchObject({ kind: 'completed', candidates: ['Dockerfile'] })
})
