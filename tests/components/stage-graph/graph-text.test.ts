import { expect, test } from 'vitest'
import { edgeState, edgeTitle, figureText, graphText, outcomeText } from '@/components/stage-graph/graph-text.ts'
import { type GraphView, viewGraph } from '@/core/engine/graph-view.ts'
import { buildOf } from '../../core/build/build-of.ts'

const DOCKERFILES = {
  'two stages and one that nobody needs':
    'FROM alpine AS builder\nWORKDIR /app\nCOPY package.json ./\nRUN echo x > /app/x\nFROM builder AS idle\nRUN true\nFROM alpine\nCOPY --from=builder /app /site\nCMD ["sh"]',
  'an image and a mount':
    'FROM alpine AS a\nFROM alpine\nCOPY --from=nginx:alpine /etc/nginx/nginx.conf /n\nRUN --mount=from=a,source=/etc,target=/m true',
  'a failure': 'FROM alpine AS a\nRUN false\nFROM a\nRUN true',
  'a missing source': 'FROM alpine AS a\nFROM alpine\nCOPY --from=a /nope /x',
  'a ring': 'FROM alpine AS a\nCOPY --from=b /x /y\nFROM alpine AS b\nCOPY --from=a /x /y',
  'something unknown': 'FROM ghcr.io/some/image:1 AS a\nRUN make\nFROM alpine\nCOPY --from=a /out /out',
}

const graph = (dockerfile: string): GraphView => viewGraph(buildOf(dockerfile))

test.each(Object.entries(DOCKERFILES))('the text says everything the model holds: %s', (_, dockerfile) => {
  const view = graph(dockerfile)
  const text = graphText(view)
  expect(text.map((stage) => stage.rows.length)).toEqual(view.stages.map((stage) => stage.rows.length))
  for (const [at, stage] of view.stages.entries()) {
    const said = [text[at]!.title, ...text[at]!.notes].join(' ')
    expect(said).toContain(`Stage ${stage.letter}`)
    expect(said).toContain(stage.title)
    if (stage.skipped) expect(said).toContain(stage.skipped.why)
    if (stage.size) expect(said).toContain(figureText(stage.size))
    for (const [row, { text: instruction, line, added, unsupported }] of stage.rows.entries()) {
      const entry = text[at]!.rows[row]!
      expect(entry).toMatchObject({ text: instruction, line })
      if (added) expect(entry.notes.join(' ')).toContain(figureText(added))
      for (const why of unsupported) expect(entry.notes.join(' ')).toContain(why)
    }
  }
  for (const edge of view.edges) {
    const entry = text.flatMap((stage) => stage.rows).find((row) => row.id === edge.row)
    expect(entry?.notes.join(' ')).toContain(edgeTitle(view, edge))
    expect(entry?.notes.join(' ')).toContain(edgeState(edge))
  }
  const failure = view.outcome.kind === 'failed' ? view.outcome.message : undefined
  if (failure)
    expect(
      text
        .flatMap((stage) => stage.rows)
        .find((row) => row.id === view.stopped)
        ?.notes.join(' '),
    ).toContain(failure)
})

test('a row reads like a sentence', () => {
  const text = graphText(graph(DOCKERFILES['two stages and one that nobody needs']))
  expect(text[2]).toMatchObject({ title: 'Stage C: stage-2' })
  expect(text[2]?.rows[1]?.notes).toEqual([
    'COPY from stage A (builder): 2 files, 16 B (computed) to /site.',
    'Done.',
    'Adds 16 B (computed).',
  ])
  expect(text[2]?.rows[2]?.notes).toEqual(['Sets the image’s configuration.'])
  expect(text[0]?.notes).toContain('Needed by the target. Left behind.')
  expect(text[1]?.notes.join(' ')).toContain('Skipped. The target stage-2 does not need it')
})

test('a stage the target stands on is part of it, not left behind', () => {
  const text = graphText(graph('FROM alpine AS a\nFROM a AS b\nFROM b\nRUN true'))
  expect(text[0]?.notes).toContain('Needed by the target. Part of the target.')
})

test('a size that is not known is not a zero', () => {
  expect(figureText({ value: undefined, unit: 'bytes', evidence: { kind: 'unsupported', why: 'x' } })).toBe(
    'size not recorded',
  )
})

test('the outcome is one sentence', () => {
  expect(outcomeText(graph('FROM alpine'))).toBe('The build succeeds. The target is A (stage-0).')
  expect(outcomeText(graph(DOCKERFILES['a ring']))).toMatch(/^The build fails at line \d: circular dependency/)
})
