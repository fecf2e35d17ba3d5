import { expect, test } from 'vitest'
import type { BundleAnswer } from '@/core/bundle/bundle.ts'
import { withAnswers, withoutPassing } from '@/core/engine/bundles.ts'
import { type Engine, judgeNow, openEngine, receive } from '@/core/engine/engine.ts'
import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import type { EngineRequest, Judged, JudgedLesson } from '@/core/engine/protocol.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { measuredPlan } from '@/core/programs/measured-build.ts'
import { textFile } from '@/core/workspace/edit.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { starterTexts } from './starter-texts.ts'

const DOCKERFILE = `FROM node:22-alpine AS builder
WORKDIR /app
COPY . .
RUN npm ci && npm run build
FROM nginx:alpine
COPY --from=builder /app/build /usr/share/nginx/html
`

const lesson = {
  slug: 'nginx-stage',
  steps: [{ checks: [{ id: 'builds', title: 'It builds', hints: [], build: { succeeds: true } }] }],
  startAdd: {},
  beforeClone: false,
} as unknown as JudgedLesson

const starter: Files = Object.fromEntries(
  Object.entries({ ...starterTexts(), Dockerfile: DOCKERFILE }).map(([path, text]) => [path, textFile(text, 1)]),
)

function open(bundles: boolean, journal: Engine['journal'] = [], files = starter): Engine {
  const facts = { catalogue: defaultCatalogue, apps: [starterRecord], ...(bundles ? { bundles: new Map() } : {}) }
  return openEngine(facts, { kind: 'open', lesson, files, starter, journal, now: 1 })
}

const changed = textFile((starter['src/App.jsx']?.text ?? '').replace('Stage Café', 'My Café'), 2)
const edit = { kind: 'edit', patch: { 'src/App.jsx': changed }, now: 2 } as const
const made: BundleAnswer = {
  kind: 'made',
  files: { 'index.html': new TextEncoder().encode('<title>mine</title>') },
  packages: [],
  bundler: 'esbuild 1',
}

function judged(engine: Engine, request: Exclude<EngineRequest, { kind: 'open' }>): { engine: Engine; judged: Judged } {
  const { engine: next, answer } = receive(engine, request)
  if (answer.kind !== 'judged') throw new Error(`answered ${answer.kind}`)
  return { engine: next, judged: answer }
}

test('unchanged sources want no bundle', () => {
  const { wanted, build } = judgeNow(open(true))
  expect(wanted).toBeUndefined()
  expect(build?.outcome.kind).toBe('succeeded')
})

test('an edited source is unknown while the app is being bundled, and the wish crosses between threads', () => {
  const { judged: answer } = judged(open(true), edit)
  expect(answer.build?.outcome).toEqual({ kind: 'unknown', reasons: ['the app is being bundled'] })
  expect(answer.verdict.checks[0]).toMatchObject({ status: 'unknown', message: /being bundled/ })
  expect(answer.wanted).toHaveLength(1)
  expect(structuredClone(answer)).toEqual(answer)
})

test('the bundle that comes settles it, and an edit of the Dockerfile does not want it again', () => {
  const { engine, judged: first } = judged(open(true), edit)
  const key = first.wanted?.[0]?.key ?? ''
  const { engine: next, judged: second } = judged(engine, { kind: 'bundled', answers: { [key]: made }, now: 3 })
  expect(second.wanted).toBeUndefined()
  expect(second.build?.outcome.kind).toBe('succeeded')
  const relabelled = { Dockerfile: textFile(`${DOCKERFILE}LABEL a=b\n`, 4) }
  expect(judged(next, { kind: 'edit', patch: relabelled, now: 4 }).judged.wanted).toBeUndefined()
})

test('a build measured in a Node runtime is used from the start, and one that comes meanwhile at once', () => {
  const files = { ...starter, 'src/App.jsx': changed }
  const plan = measuredPlan(treeOfFiles(files))
  if (plan.kind !== 'plan') throw new Error(plan.why)
  const run = { where: 'a WebContainer', date: '2026-11-24', output: ['built'] }
  const measured = { [plan.key]: { ...run, kind: 'measured', files: made.kind === 'made' ? made.files : {} } } as const
  const facts = { catalogue: defaultCatalogue, apps: [starterRecord], bundles: new Map() }
  const opened = openEngine(facts, { kind: 'open', lesson, files, starter, journal: [], measured, now: 1 })
  expect(judgeNow(opened)).toMatchObject({ build: { outcome: { kind: 'succeeded' } } })
  expect(judgeNow(opened).wanted).toBeUndefined()
  const { engine, judged: before } = judged(open(true), edit)
  expect(before.wanted).toHaveLength(1)
  expect(judged(engine, { kind: 'bundled', answers: measured, now: 3 }).judged.wanted).toBeUndefined()
  const forgotten = { [plan.key]: { kind: 'unavailable', why: 'it was forgotten' } } as const
  expect(judged(opened, { kind: 'bundled', answers: forgotten, now: 3 }).judged.wanted).toHaveLength(1)
})

test('without a bundler what edited sources give is taken from the record, and nothing is wanted', () => {
  const { judged: answer } = judged(open(false), edit)
  expect(answer.wanted).toBeUndefined()
  expect(answer.build?.outcome.kind).toBe('succeeded')
})

test('a build in the terminal is held until its bundle is there', () => {
  const { engine } = judged(open(true), edit)
  const run = { kind: 'run', line: 'docker build -t mine .', now: 3 } as const
  const held = receive(engine, run)
  if (held.answer.kind !== 'held') throw new Error(`answered ${held.answer.kind}`)
  expect(held.engine).toBe(engine)
  const key = held.answer.wanted[0]?.key ?? ''
  const after = receive(judged(engine, { kind: 'bundled', answers: { [key]: made }, now: 4 }).engine, run)
  expect(after.answer).toMatchObject({ kind: 'ran', code: 0 })
})

test('an answer that may pass is asked for again by a command, unless it is told to go on', () => {
  const { engine, judged: first } = judged(open(true), edit)
  const key = first.wanted?.[0]?.key ?? ''
  const offline: BundleAnswer = { kind: 'unavailable', why: 'no network', passing: true }
  const { engine: next, judged: second } = judged(engine, { kind: 'bundled', answers: { [key]: offline }, now: 3 })
  expect(second.build?.outcome).toMatchObject({ kind: 'unknown', reasons: [expect.stringContaining('no network')] })
  const run = { kind: 'run', line: 'docker build -t mine .', now: 4 } as const
  expect(receive(next, run).answer.kind).toBe('held')
  expect(receive(next, { ...run, anyway: true }).answer.kind).toBe('ran')
})

test('after a reload the builds of the terminal are made again with their bundles', () => {
  const files = { ...starter, 'src/App.jsx': changed }
  const line = { line: 'docker build -t mine .', at: 2, files: { 'src/App.jsx': changed } }
  const engine = open(true, [line], files)
  const key = judgeNow(engine).wanted?.[0]?.key ?? ''
  const { engine: next, judged: answer } = judged(engine, { kind: 'bundled', answers: { [key]: made }, now: 3 })
  expect(answer.wanted).toBeUndefined()
  const images = receive(next, { kind: 'run', line: 'docker images', now: 4 }).answer
  expect(images).toMatchObject({
    kind: 'ran',
    output: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining('mine:latest') })]),
  })
  expect(next.session.images[0]?.build?.outcome.kind).toBe('succeeded')
})

test('a mistake in a source is a problem of that file, and the check names the place', () => {
  const { engine, judged: first } = judged(open(true), edit)
  const key = first.wanted?.[0]?.key ?? ''
  const error = {
    kind: 'syntax',
    file: 'src/App.jsx',
    line: 14,
    column: 7,
    length: 1,
    text: 'Expected ">"',
    lineText: '',
  }
  const answers = { [key]: { kind: 'failed', errors: [error], bundler: 'esbuild 1' } } as const
  const { judged: answer } = judged(engine, { kind: 'bundled', answers: answers as never, now: 3 })
  expect(answer.build?.outcome).toMatchObject({ kind: 'failed', line: 4 })
  expect(answer.diagnostics).toContainEqual(
    expect.objectContaining({
      file: 'src/App.jsx',
      severity: 'error',
      range: expect.objectContaining({ start: expect.objectContaining({ line: 14, column: 7 }) }),
    }),
  )
  expect(answer.verdict.checks[0]).toMatchObject({ status: 'fail', at: { file: 'src/App.jsx', line: 14, column: 7 } })
})

test('the oldest bundles go when there are many, and what may pass can be left out', () => {
  const many = Object.fromEntries(Array.from({ length: 105 }, (_, at) => [`k${at}`, made]))
  const table = withAnswers(undefined, many)
  expect([table.size, table.has('k0'), table.has('k104')]).toEqual([100, false, true])
  const passing = withAnswers(table, { p: { kind: 'unavailable', why: '', passing: true } })
  expect(withoutPassing(passing).has('p')).toBe(false)
  expect(withoutPassing(table)).toBe(table)
})
