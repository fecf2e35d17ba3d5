import { expect, test, vi } from 'vitest'
import { createKeeper, type Keeper } from '@/components/session/keeper.ts'
import { createBench } from '@/components/workbench/bench.ts'
import type { Bench } from '@/components/workbench/bench-state.ts'
import type { CheckStatus } from '@/core/checks/verdict.ts'
import type { EnginePort, EngineRequest, Judged, JudgedLesson } from '@/core/engine/protocol.ts'
import { textFile } from '@/core/workspace/edit.ts'
import { courseFile } from '@/core/workspace/lesson-files.ts'
import { CARRIED, filesOf } from '@/core/workspace/session.ts'
import { memoryAheadLog, memoryStorage } from '@/platform/browser/memory-storage.ts'

const lesson: JudgedLesson = {
  slug: 'nginx-stage',
  number: 9,
  title: 'A second stage',
  part: 'Two stages',
  minutes: 5,
  summary: '',
  learned: [],
  opens: 'Dockerfile',
  sandbox: false,
  beforeClone: false,
  steps: [{ id: 'step', title: 'Step', html: '', checks: [{ id: 'good', title: 'It is good' }] }],
  startAdd: {},
  startFiles: { Dockerfile: 'FROM start\n' },
  solutionFiles: { Dockerfile: 'FROM good\n' },
  solutionCommands: [],
}

function judged(status: CheckStatus): Judged {
  const check = { id: 'good', title: 'It is good', status, message: 'because', hints: [] }
  const verdict = { lesson: 'nginx-stage', passed: status === 'pass', checks: [check] }
  return { kind: 'judged', verdict, diagnostics: [], build: undefined, prompt: '~ $ ', inside: undefined, ports: [] }
}

/** An engine that passes whatever Dockerfile says "good", and whose command `touch` writes a file. */
function fakeEngine(seen: EngineRequest[] = []): EnginePort {
  let dockerfile = ''
  const now = () => judged(dockerfile.includes('good') ? 'pass' : 'fail')
  const answer = (request: EngineRequest) => {
    seen.push(request)
    if (request.kind === 'open') dockerfile = request.files.Dockerfile?.text ?? ''
    if (request.kind === 'edit') dockerfile = request.patch.Dockerfile?.text ?? dockerfile
    if (request.kind !== 'run') return now()
    const patch = request.line === 'touch note' ? { note: textFile('', request.now) } : {}
    return {
      kind: 'ran',
      output: [],
      code: 0,
      clear: false,
      patch,
      entry: { line: request.line, at: request.now, files: {} },
      judged: now(),
    }
  }
  return { ask: (async (request: EngineRequest) => answer(request)) as EnginePort['ask'], close: () => undefined }
}

interface Opened {
  readonly bench: Bench
  readonly keeper: Keeper
  readonly seen: EngineRequest[]
  readonly text: () => string | undefined
}

async function open(before: (keeper: Keeper) => void = () => undefined): Promise<Opened> {
  let clock = 100
  const now = () => ++clock
  const keeper = createKeeper({ storage: memoryStorage(), ahead: memoryAheadLog(), tab: 'tab', now, delay: 1 })
  await keeper.load()
  before(keeper)
  const seen: EngineRequest[] = []
  const starter = { 'package.json': courseFile('{}') }
  const bench = createBench({
    keeper,
    lesson,
    previous: 'name-the-stage',
    now,
    openEngine: () => fakeEngine(seen),
    loadStarter: async () => starter,
  })
  bench.start()
  await vi.waitFor(() => expect(bench.get().engine).toBe('ready'))
  return { bench, keeper, seen, text: () => filesOf(keeper.get().session, CARRIED).files.Dockerfile?.text }
}

test('a lesson opens with its files, judged, and is begun', async () => {
  const { bench, keeper } = await open()
  expect(bench.get().files.Dockerfile?.text).toBe('FROM start\n')
  expect(bench.get().shown.checks.good?.status).toBe('fail')
  expect(keeper.get().session.progress['nginx-stage']?.state).toBe('started')
  expect(bench.get().announcement).toBe('')
})

test('what is typed before the saved session is read keeps its place, with the lesson’s other files around it', async () => {
  const keeper = createKeeper({ storage: memoryStorage(), ahead: memoryAheadLog(), tab: 'tab', now: () => 7, delay: 1 })
  const two = { ...lesson, startFiles: { ...lesson.startFiles, 'nginx.conf': 'server {}\n' } }
  const ports = { keeper, lesson: two, previous: 'name-the-stage', now: () => 7, loadStarter: async () => ({}) }
  const bench = createBench({ ...ports, openEngine: () => fakeEngine() })
  bench.type('Dockerfile', 'FROM good\n')
  bench.start()
  await vi.waitFor(() => expect(bench.get().shown.passed).toBe(true))
  expect(bench.get().files['nginx.conf']?.text).toBe('server {}\n')
  expect(bench.get().offersLessonFiles).toBe(false)
})

test('a right answer is shown at once, said after the pause, and remembered', async () => {
  const { bench, keeper } = await open()
  bench.type('Dockerfile', 'FROM good\n')
  await vi.waitFor(() => expect(bench.get().shown.passed).toBe(true))
  expect(bench.get().announcement).toBe('')
  expect(keeper.get().session.progress['nginx-stage']?.state).toBe('passed')
  bench.rest()
  expect(bench.get().announcement).toBe('All checks of this lesson pass.')
})

test('a new failure waits until the learner rests', async () => {
  const { bench, seen } = await open()
  bench.type('Dockerfile', 'FROM good\n')
  await vi.waitFor(() => expect(bench.get().shown.passed).toBe(true))
  bench.type('Dockerfile', 'FROM g\n')
  await vi.waitFor(() => expect(bench.get().judged?.verdict.passed).toBe(false))
  expect(seen.at(-1)).toMatchObject({ kind: 'edit' })
  expect(bench.get().shown.checks.good?.status).toBe('pass')
  bench.rest()
  expect(bench.get().shown.checks.good?.status).toBe('fail')
})

test('the caret is remembered by file and line, and a move within a line changes nothing', async () => {
  const { bench } = await open()
  expect(bench.get().caret).toBeUndefined()
  bench.caret('Dockerfile', 3)
  const { caret } = bench.get()
  bench.caret('Dockerfile', 3)
  expect(bench.get().caret).toBe(caret)
  bench.caret('nginx.conf', 3)
  expect(bench.get().caret).toEqual({ path: 'nginx.conf', line: 3 })
})

test('keystrokes while the engine is busy are judged together, the last one always', async () => {
  const { bench, seen } = await open()
  for (const text of ['F', 'FR', 'FRO', 'FROM good\n']) bench.type('Dockerfile', text)
  await vi.waitFor(() => expect(bench.get().shown.passed).toBe(true))
  expect(seen.filter((request) => request.kind === 'edit').length).toBeLessThanOrEqual(2)
})

test('a solution is applied and can be undone', async () => {
  const { bench, text } = await open()
  bench.type('Dockerfile', 'FROM mine\n')
  bench.apply('Apply the solution', { Dockerfile: textFile('FROM good\n', 500) })
  expect(text()).toBe('FROM good\n')
  bench.undoLast()
  expect(text()).toBe('FROM mine\n')
})

test('starting over brings the files of the lesson back and keeps other files', async () => {
  const { bench, text } = await open()
  bench.type('Dockerfile', 'FROM mine\n')
  bench.type('src/new.js', 'x')
  bench.startOver()
  expect(text()).toBe('FROM start\n')
  expect(bench.get().files['src/new.js']?.text).toBe('x')
  bench.undoLast()
  expect(text()).toBe('FROM mine\n')
})

test('a file that a command makes appears in the editor, and the line in the journal', async () => {
  const { bench, keeper } = await open()
  await bench.run('touch note')
  expect(bench.get().files.note?.text).toBe('')
  expect(keeper.get().session.journal.map((entry) => entry.line)).toEqual(['touch note'])
})

test("who skipped lessons keeps their files, is offered the lesson's, and can take them", async () => {
  const { bench, text } = await open((keeper) => keeper.typed(CARRIED, 'Dockerfile', 'FROM mine\n'))
  expect(bench.get().offersLessonFiles).toBe(true)
  expect(text()).toBe('FROM mine\n')
  bench.takeLessonFiles()
  expect(text()).toBe('FROM start\n')
  expect(bench.get().offersLessonFiles).toBe(false)
  bench.undoLast()
  expect(text()).toBe('FROM mine\n')
})

test('going to a place opens its file, and the same place can be asked for twice', async () => {
  const { bench } = await open()
  bench.goTo('src/App.jsx', 3, 1)
  const first = bench.get().place
  bench.goTo('src/App.jsx', 3, 1)
  expect(bench.get().openPath).toBe('src/App.jsx')
  expect(bench.get().openTabs).toContain('src/App.jsx')
  expect(bench.get().place?.wish).toBe((first?.wish ?? 0) + 1)
})
