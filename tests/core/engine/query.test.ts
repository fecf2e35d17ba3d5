import { expect, test } from 'vitest'
import { openEngine, receive } from '@/core/engine/engine.ts'
import type { JudgedLesson } from '@/core/engine/protocol.ts'
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

function open(dockerfile: string | undefined) {
  const files: Files = dockerfile === undefined ? {} : { Dockerfile: textFile(dockerfile, 1) }
  const facts = { catalogue: defaultCatalogue, apps: [] }
  return openEngine(facts, { kind: 'open', lesson, files, starter: {}, journal: [], now: 1 })
}

function graphOf(engine: ReturnType<typeof open>) {
  const { answer } = receive(engine, { kind: 'query', query: { about: 'graph' } })
  if (answer.kind !== 'queried') throw new Error(answer.kind)
  return answer.answer
}

test('a view that is asked for is made of the files as they are now, and can cross between threads', () => {
  const engine = open('FROM alpine AS one\nFROM scratch\nCOPY --from=one /etc/passwd /\n')
  const graph = graphOf(engine)
  expect(graph).toMatchObject({ edges: [{ from: 0, to: 1, kind: 'copy' }] })
  expect(structuredClone(graph)).toEqual(graph)
  const patch = { Dockerfile: textFile('FROM alpine\n', 2) }
  expect(graphOf(receive(engine, { kind: 'edit', patch, now: 2 }).engine)).toMatchObject({ edges: [] })
})

test('without a Dockerfile there is nothing to look at', () => {
  expect(graphOf(open(undefined))).toBeUndefined()
})
