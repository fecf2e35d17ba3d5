import { expect, test } from 'vitest'
import { evaluate } from '@/core/build/evaluate.ts'
import { sha256Hex } from '@/core/files/digest.ts'
import { lookup, treeOf } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { withRecords } from '@/core/images/course-catalogue.ts'

const evidence = { kind: 'recorded', source: 'a test', date: '2026-01-01' } as const
const golang = { ref: 'golang:1.22-alpine', env: ['PATH=/bin'], programs: { sh: '/bin/sh' }, evidence }
const catalogue = withRecords(defaultCatalogue, {
  images: [golang],
  commands: [
    {
      command: ['go', 'build', '-o', '{output}', '.'],
      on: 'golang',
      env: { CGO_ENABLED: '0' },
      inputs: { 'main.go': sha256Hex('package main\n') },
      writes: { '{output}': 1234 },
      prints: [],
      evidence,
    },
  ],
})

function built(run: string, source = 'package main\n', from = 'golang:1.22-alpine') {
  const dockerfile = `FROM ${from} AS build\nWORKDIR /src\nCOPY . .\nRUN ${run}\nFROM scratch\nCOPY --from=build /out /out\n`
  const context = treeOf({ 'main.go': source })
  return evaluate({ dockerfile, dockerfilePath: 'Dockerfile', context, catalogue, apps: [] }).outcome
}

test('a recorded command writes what it was seen to write', () => {
  const outcome = built('CGO_ENABLED=0 go build -o /out .')
  expect(outcome.kind).toBe('succeeded')
  if (outcome.kind !== 'succeeded') return
  expect(lookup(outcome.image.tree, '/out')).toMatchObject({
    kind: 'found',
    node: { content: { kind: 'recorded', size: 1234, evidence } },
  })
})

test.each([
  ['without its variable', 'go build -o /out .'],
  ['with another word', 'CGO_ENABLED=0 go build -v -o /out .'],
])('%s it is as unknown as before', (_, run) => {
  expect(built(run).kind).toBe('unknown')
})

test('so it is over other sources, and on another image', () => {
  expect(built('CGO_ENABLED=0 go build -o /out .', 'package other\n').kind).toBe('unknown')
  expect(built('CGO_ENABLED=0 go build -o /out .', 'package main\n', 'golang:1.23').kind).toBe('unknown')
})
