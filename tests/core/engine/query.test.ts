import { expect, test } from 'vitest'
import { openEngine, receive } from '@/core/engine/engine.ts'
import type { JudgedLesson } from '@/core/engine/protocol.ts'
import type { QueryAnswers } from '@/core/engine/query.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { textFile } from '@/core/workspace/edit.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'

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
  steps: [],
  startAdd: {},
  startFiles: {},
  solutionFiles: {},
  solutionCommands: [],
}

function open(dockerfile: string | undefined, more: Files = {}) {
  const files: Files = dockerfile === undefined ? more : { ...more, Dockerfile: textFile(dockerfile, 1) }
  const facts = { catalogue: defaultCatalogue, apps: [] }
  return openEngine(facts, { kind: 'open', lesson, files, starter: {}, journal: [], now: 1 })
}

function graphOf(engine: ReturnType<typeof open>) {
  const { answer } = receive(engine, { kind: 'query', query: { about: 'graph' } })
  if (answer.kind !== 'queried') throw new Error(answer.kind)
  return answer.answer as QueryAnswers['graph']
}

test('a view that is asked for is made of the files as they are now, and can cross between threads', () => {
  const engine = open('FROM alpine AS one\nFROM scratch\nCOPY --from=one /etc/passwd /\n')
  const graph = graphOf(engine)
  expect(graph).toMatchObject({ edges: [{ from: { kind: 'stage', index: 0 }, to: 1, kind: 'copy' }] })
  expect(structuredClone(graph)).toEqual(graph)
  const patch = { Dockerfile: textFile('FROM alpine\n', 2) }
  expect(graphOf(receive(engine, { kind: 'edit', patch, now: 2 }).engine)).toMatchObject({ edges: [] })
})

test('the graph says what a build on this machine would find in its cache, once there was one', () => {
  const engine = open('FROM alpine\nRUN echo 1 > /one\nRUN echo 2 > /two\n')
  const cache = (of: typeof engine) => graphOf(of)?.stages[0]?.rows.map((row) => row.cache)
  expect(cache(engine)).toEqual([undefined, undefined, undefined])
  const built = receive(engine, { kind: 'run', line: 'docker build .', now: 2 }).engine
  expect(cache(built)).toEqual([undefined, 'hit', 'hit'])
  const patch = { Dockerfile: textFile('FROM alpine\nRUN echo 1 > /one\nRUN echo 3 > /two\n', 3) }
  expect(cache(receive(built, { kind: 'edit', patch, now: 3 }).engine)).toEqual([undefined, 'hit', 'miss'])
})

test('a stale build folder that went into the image is no reason to say that the step runs again', () => {
  const engine = open('FROM alpine\nCOPY . /app\n', { 'build/old.html': textFile('old', 1) })
  const built = receive(engine, { kind: 'run', line: 'docker build .', now: 2 }).engine
  expect(graphOf(built)?.stages[0]?.rows[1]?.cache).toBe('hit')
})

test('a step that a failure keeps from running has no state in the cache', () => {
  const engine = open('FROM alpine\nRUN echo 1 > /one\n')
  const built = receive(engine, { kind: 'run', line: 'docker build .', now: 2 }).engine
  const patch = { Dockerfile: textFile('FROM alpine\nRUN echo 1 > /one\nRUN false\nRUN echo 2 > /two\n', 3) }
  const rows = graphOf(receive(built, { kind: 'edit', patch, now: 3 }).engine)?.stages[0]?.rows
  expect(rows?.map((row) => row.cache)).toEqual([undefined, 'hit', undefined, undefined])
})

test('without a Dockerfile there is nothing to look at', () => {
  expect(graphOf(open(undefined))).toBeUndefined()
})
