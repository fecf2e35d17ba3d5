import { expect, test } from 'vitest'
import type { BundleAnswer } from '@/core/bundle/bundle.ts'
import { type Engine, openEngine, receive } from '@/core/engine/engine.ts'
import type { JudgedLesson } from '@/core/engine/protocol.ts'
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
const starter: Readonly<Record<string, string>> = { ...starterTexts(), Dockerfile: DOCKERFILE }
const texts = { ...starter, 'src/App.jsx': starter['src/App.jsx']!.replace('Stage Café', 'My Café') }
const lesson = { slug: 'x', steps: [], startAdd: {}, beforeClone: false } as unknown as JudgedLesson
const files: Files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, textFile(text, 1)]))

const made: BundleAnswer = {
  kind: 'made',
  files: { 'index.html': new TextEncoder().encode('<h1>My Café</h1>') },
  packages: [],
  bundler: 'esbuild 1',
}

/** Runs lines one after the other; what is held gets its bundle first. Gives what was printed by the last, and how often one was held. */
function typed(...lines: readonly string[]): { readonly text: string; readonly held: number; readonly engine: Engine } {
  const facts = { catalogue: defaultCatalogue, apps: [starterRecord], bundles: new Map() }
  let engine = openEngine(facts, { kind: 'open', lesson, files, starter: files, journal: [], now: 1 })
  let text = ''
  let held = 0
  for (const line of lines) {
    const run = { kind: 'run', line, now: 2 } as const
    let step = receive(engine, run)
    if (step.answer.kind === 'held') {
      held += 1
      const answers = Object.fromEntries(step.answer.wanted.map(({ key }) => [key, made]))
      step = receive(receive(step.engine, { kind: 'bundled', answers, now: 2 }).engine, run)
    }
    if (step.answer.kind !== 'ran') throw new Error(step.answer.kind)
    text = step.answer.output.map((each) => each.text).join('')
    engine = step.engine
  }
  return { text, held, engine }
}

test('a build in the shell of `docker run -it … sh` is held for its bundle, and leaves it in the container', () => {
  const { text, held } = typed(
    'docker build -t dev .',
    'docker run -it dev sh',
    'npm run build',
    'cat build/index.html',
  )
  expect([text, held]).toEqual(['<h1>My Café</h1>', 1])
})

test('so is that of `docker run … sh -c`, and of `docker exec`', () => {
  const line = 'docker run --rm dev sh -c "npm run build > /dev/null && cat build/index.html"'
  const run = typed('docker build -t dev .', line)
  expect([run.text.trim(), run.held]).toEqual(['<h1>My Café</h1>', 1])
  const started = ['docker build -t dev .', 'docker run -d --name web dev']
  const exec = typed(...started, 'docker exec web npm run build', 'docker exec web cat build/index.html')
  expect([exec.text.trim(), exec.held]).toEqual(['<h1>My Café</h1>', 1])
})

test('Tab completes the image’s files and programs in the shell of a container, and the machine’s again outside', () => {
  const { engine } = typed('docker build -t dev .', 'docker run -it dev sh')
  const complete = (line: string, on = engine) => {
    const { answer } = receive(on, { kind: 'complete', line, cursor: line.length })
    return answer.kind === 'completed' ? answer.candidates : []
  }
  expect(complete('cat pack')).toEqual(['package-lock.json', 'package.json'])
  expect(complete('ls /usr/l')).toContain('/usr/local/')
  expect(complete('np')).toEqual(expect.arrayContaining(['npm', 'npx']))
  expect(complete('dock')).toEqual(['docker-entrypoint.sh'])
  const outside = receive(engine, { kind: 'run', line: 'exit', now: 3 }).engine
  expect(complete('dock', outside)).toContain('docker')
})
