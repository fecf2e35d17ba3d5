import { expect, test } from 'vitest'
import { openEngine, receive } from '@/core/engine/engine.ts'
import type { JudgedLesson } from '@/core/engine/protocol.ts'
import type { QueryAnswers } from '@/core/engine/query.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { textFile } from '@/core/workspace/edit.ts'

const lesson: JudgedLesson = {
  ...{ slug: 'a-lesson', number: 1, title: 'A lesson', part: 'One', minutes: 1, summary: '', learned: [] },
  ...{ opens: undefined, sandbox: false, beforeClone: false, steps: [], startAdd: {}, startFiles: {} },
  ...{ solutionFiles: {}, solutionCommands: [] },
}

const MANIFEST = '{"name": "app", "dependencies": {"left": "1.0.0"}}'
const texts = {
  Dockerfile:
    'FROM node:22-alpine AS builder\nWORKDIR /app\nCOPY . .\n\nFROM nginx:alpine\nCOPY index.html /usr/share/nginx/html/\n',
  'package.json': MANIFEST,
  'node_modules/left/package.json': '{"name": "left", "version": "1.0.0"}',
  'index.html': '<h1>App</h1>',
}

function compared(lines: readonly string[], over: Readonly<Record<string, string>> = {}): QueryAnswers['compare'] {
  const files = Object.fromEntries(
    Object.entries({ ...texts, ...over }).map(([path, text]) => [path, textFile(text, 1)]),
  )
  const facts = { catalogue: defaultCatalogue, apps: [] }
  const opened = openEngine(facts, { kind: 'open', lesson, files, starter: {}, journal: [], now: 1 })
  const engine = lines.reduce((now, line) => receive(now, { kind: 'run', line, now: 2 }).engine, opened)
  const { answer } = receive(engine, { kind: 'query', query: { about: 'compare' } })
  if (answer.kind !== 'queried') throw new Error(answer.kind)
  return answer.answer as QueryAnswers['compare']
}

test('the normal image is one of the store, the multi-stage one is what the Dockerfile makes now', () => {
  const [before, multi] = compared([])
  expect(before).toEqual({ image: 'normal', size: undefined, base: undefined })
  expect(multi).toMatchObject({
    image: 'multi-stage',
    base: { ref: 'nginx:alpine', size: { evidence: { kind: expect.stringMatching(/^(recorded|assumed)$/) } } },
  })
  const [normal] = compared(['docker build -t multi .', 'docker build --target builder -t normal .'])
  expect(normal).toMatchObject({ image: 'normal', base: { ref: 'node:22-alpine' } })
  expect(normal!.size!.value).toBeGreaterThan(normal!.base!.size.value!)
})

test('a Dockerfile that makes no image has no multi-stage row to compare', () => {
  const [, multi] = compared([], { Dockerfile: 'FROM nginx:alpine\nCOPY nothing /\n' })
  expect(multi).toEqual({ image: 'multi-stage', size: undefined, base: undefined })
})
