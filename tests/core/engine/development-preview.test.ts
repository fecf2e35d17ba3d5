import { expect, test } from 'vitest'
import type { BundleAnswer } from '@/core/bundle/bundle.ts'
import { type Engine, openEngine, receive } from '@/core/engine/engine.ts'
import type { PreviewSource } from '@/core/engine/preview-sources.ts'
import type { JudgedLesson } from '@/core/engine/protocol.ts'
import type { HopOutcome } from '@/core/engine/serve.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { textFile } from '@/core/workspace/edit.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { starterTexts } from './starter-texts.ts'

const DOCKERFILE = `FROM node:22-alpine
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
CMD ["npm", "start"]
`
const texts: Readonly<Record<string, string>> = { ...starterTexts(), Dockerfile: DOCKERFILE }
const lesson = { slug: 'x', steps: [], startAdd: {}, beforeClone: false } as unknown as JudgedLesson

function open(edits: Readonly<Record<string, string>> = {}): Engine {
  const all = Object.entries({ ...texts, ...edits }).map(([path, text]) => [path, textFile(text, 1)] as const)
  const files: Files = Object.fromEntries(all)
  const facts = { catalogue: defaultCatalogue, apps: [starterRecord], bundles: new Map() }
  return openEngine(facts, { kind: 'open', lesson, files, starter: files, journal: [], now: 1 })
}

function asked<T>(engine: Engine, query: object): T {
  const { answer } = receive(engine, { kind: 'query', query } as never)
  if (answer.kind !== 'queried') throw new Error(answer.kind)
  return answer.answer as T
}

const fresh = (engine: Engine) => asked<readonly PreviewSource[]>(engine, { about: 'preview' })[0]!

function page(engine: Engine, path = '/', port = 3000, source = 'image'): HopOutcome {
  const common = { source, port, method: 'GET', headers: { accept: 'text/html' }, bodyBytes: 0 }
  const request = { ...common, path, navigation: !path.startsWith('/assets/'), now: 1 }
  return asked<readonly { outcome: HopOutcome }[]>(engine, { about: 'request', request }).at(-1)!.outcome
}

const edit = { 'src/App.jsx': texts['src/App.jsx']!.replace('Stage Café', 'My Café') }
const made: BundleAnswer = {
  kind: 'made',
  files: {
    'index.html': new TextEncoder().encode('<h1>My Café</h1>'),
    'assets/a.js': new TextEncoder().encode('mine'),
  },
  packages: [],
  bundler: 'esbuild 1',
}

function told(engine: Engine, key: string, answer: BundleAnswer): Engine {
  return receive(engine, { kind: 'bundled', answers: { [key]: answer }, now: 2 }).engine
}

const text = (outcome: HopOutcome) => (outcome.kind === 'answer' ? new TextDecoder().decode(outcome.body) : outcome.why)

test('unedited sources are shown from the recorded build, without a wish', () => {
  const engine = open()
  expect(fresh(engine)).toMatchObject({ standIn: 'recorded', wants: undefined, notShown: undefined })
  expect(text(page(engine))).toContain('<div id="root">')
})

test('edited sources want a bundle in development mode, and the page is made of it; another edit wants another', () => {
  const engine = open(edit)
  const { wants, notShown } = fresh(engine)
  expect(wants?.settings).toMatchObject({ development: true, mode: 'development' })
  expect(notShown).toMatch(/being bundled/)
  expect(page(engine)).toMatchObject({ kind: 'not-simulated', why: expect.stringMatching(/being bundled/) })
  const ready = told(engine, wants!.key, made)
  expect(fresh(ready)).toMatchObject({ standIn: 'bundled', wants: undefined, notShown: undefined })
  expect(fresh(ready).version).not.toBe(fresh(engine).version)
  expect(['/', '/counter', '/assets/a.js'].map((path) => text(page(ready, path)))).toEqual([
    '<h1>My Café</h1>',
    '<h1>My Café</h1>',
    'mine',
  ])
  expect(page(ready)).toMatchObject({ standIn: 'bundled' })
  expect(fresh(open({ 'src/App.jsx': `${edit['src/App.jsx']}\n// more` })).wants?.key).not.toBe(wants?.key)
})

test('a mistake in a source is told with its place, where Vite would show it over the page', () => {
  const engine = open(edit)
  const error = { file: 'src/App.jsx', line: 14, column: 7, length: 1, text: 'Expected ">"', lineText: '' }
  const failed = { kind: 'failed', errors: [{ kind: 'syntax', ...error }], bundler: 'esbuild 1' } as const
  const after = told(engine, fresh(engine).wants!.key, failed)
  expect(text(page(after))).toMatch(/cannot translate .*src\/App\.jsx:14:7: Expected ">"/)
})

test('a variable of the container that Vite hands to the page makes it another app', () => {
  const built = receive(open(), { kind: 'run', line: 'docker build -t dev .', now: 2 }).engine
  const run = 'docker run -d -p 3000:3000 -e VITE_GREETING=Hello --name dev dev'
  const running = receive(built, { kind: 'run', line: run, now: 3 }).engine
  const source = asked<readonly PreviewSource[]>(running, { about: 'preview' })[1]!
  expect(source.wants?.settings.define).toEqual({ 'import.meta.env.VITE_GREETING': '"Hello"' })
})

test('a configuration that is not read is told', () => {
  const config = texts['vite.config.js']!.replace('plugins: [react()]', 'plugins: [react(), other()]')
  expect(fresh(open({ 'vite.config.js': config })).notShown).toMatch(/configuration of Vite was changed/)
})
