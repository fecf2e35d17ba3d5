import { expect, test } from 'vitest'
import type { BuildRequest } from '@/core/build/result.ts'
import { type GraphView, viewGraph } from '@/core/engine/graph-view.ts'
import { buildOf } from '../build/build-of.ts'

function graph(dockerfile: string, more: Partial<BuildRequest> = {}): GraphView {
  return viewGraph(buildOf(dockerfile, more))
}

const rows = (view: GraphView, stage = 0) => view.stages[stage]!.rows.map((row) => `${row.text} ${row.state}`)
const edges = (view: GraphView) =>
  view.edges.map((edge) => {
    const from = edge.from.kind === 'stage' ? edge.from.index : edge.from.ref
    return `${edge.kind} ${from} -> ${edge.row} ${edge.state.kind}${edge.needed ? '' : ' (not needed)'}`
  })

const COURSE = [
  'FROM alpine AS builder',
  'WORKDIR /app',
  'COPY package.json ./',
  'RUN echo site > /app/index.html',
  'FROM builder AS tests',
  'RUN echo test',
  'FROM alpine',
  'COPY --from=builder /app /site',
  'CMD ["sh"]',
].join('\n')

test('one stage: its rows, its base, no edge', () => {
  const view = graph('FROM alpine\nRUN echo hi > /x\nENV A=1')
  expect(rows(view)).toEqual(['FROM alpine done', 'RUN echo hi > /x done', 'ENV A=1 done'])
  expect(view.stages[0]).toMatchObject({
    letter: 'A',
    title: 'stage-0',
    needed: true,
    isTarget: true,
    skipped: undefined,
  })
  expect(view.images).toMatchObject([{ id: 'base:0', ref: 'alpine', role: 'base', needed: true }])
  expect(view.edges).toEqual([])
  expect(view.outcome).toEqual({ kind: 'succeeded' })
})

test('what the target does not need is skipped with the reason, and nothing crosses into it', () => {
  const view = graph(COURSE)
  expect(edges(view)).toEqual(['base 0 -> 1.0 skipped (not needed)', 'copy 0 -> 2.1 crosses'])
  expect(view.stages.map((stage) => stage.needed)).toEqual([true, false, true])
  expect(view.stages[1]?.skipped?.short).toBe('Not needed by stage-2')
  expect(view.stages[1]?.skipped?.why).toContain('FROM tests')
  expect(rows(view, 1)).toEqual(['FROM builder AS tests skipped', 'RUN echo test skipped'])
  expect(view.stages[1]?.rows.every((row) => row.added === undefined)).toBe(true)
})

test('another target lights another path', () => {
  const view = graph(COURSE, { target: 'TESTS' })
  expect(view.target).toBe(1)
  expect(edges(view)).toEqual(['base 0 -> 1.0 crosses', 'copy 0 -> 2.1 skipped (not needed)'])
  expect(view.stages[2]?.skipped?.short).toBe('Not needed by tests')
})

test('a target that is not there lights nothing and says why', () => {
  const view = graph(COURSE, { target: 'bulider' })
  expect(view.target).toBeUndefined()
  expect(view.stages.some((stage) => stage.needed)).toBe(false)
  expect(view.outcome).toMatchObject({ kind: 'failed', message: expect.stringContaining('did you mean builder') })
})

test('an edge knows the files that cross it', () => {
  const [, copy] = graph(COURSE).edges
  expect(copy).toMatchObject({ paths: ['/app'], into: '/site', line: 8 })
  expect(copy?.state).toMatchObject({
    crossing: { files: 2, top: [{ path: '/app/package.json' }, { path: '/app/index.html' }] },
  })
})

test('COPY --from takes a number, a name in any case, and an image', () => {
  const view = graph(
    'FROM alpine AS one\nFROM alpine\nCOPY --from=0 /etc /a\nCOPY --from=ONE /etc /b\nCOPY --from=nginx:alpine /etc/nginx/nginx.conf /c',
  )
  expect(edges(view)).toEqual(['copy 0 -> 1.1 crosses', 'copy 0 -> 1.2 crosses', 'copy nginx:alpine -> 1.3 crosses'])
  expect(view.images.map((image) => [image.ref, image.stage, image.role])).toEqual([
    ['alpine', 0, 'base'],
    ['alpine', 1, 'base'],
    ['nginx:alpine', 1, 'source'],
  ])
})

test('of two stages with one name the last counts', () => {
  const view = graph('FROM alpine AS b\nFROM alpine AS b\nFROM b\nCOPY --from=b /etc /x')
  expect(edges(view)).toEqual(['base 1 -> 2.0 crosses', 'copy 1 -> 2.1 crosses'])
  expect(view.stages[0]?.needed).toBe(false)
})

test('two mounts of one instruction are two edges, each with its own files', () => {
  const view = graph(
    'FROM alpine AS a\nRUN echo 12345 > /five\nFROM alpine\nRUN --mount=from=a,source=/five,target=/f --mount=from=a,source=/etc/group,target=/g cat /f',
  )
  expect(edges(view)).toEqual(['mount 0 -> 1.1 crosses', 'mount 0 -> 1.1 crosses'])
  expect(view.edges.map((edge) => edge.paths)).toEqual([['/five'], ['/etc/group']])
  expect(view.edges.map((edge) => edge.into)).toEqual(['/f', '/g'])
})

test('a copy that finds nothing fails at its row, and what follows is not reached', () => {
  const view = graph('FROM alpine AS a\nFROM alpine\nCOPY --from=a /nope /x\nRUN true\nCMD ["x"]')
  expect(rows(view, 1)).toEqual([
    'FROM alpine done',
    'COPY --from=a /nope /x failed',
    'RUN true not-reached',
    'CMD ["x"] not-reached',
  ])
  expect(edges(view)).toEqual(['copy 0 -> 1.1 missing'])
  expect(view.stopped).toBe('1.1')
})

test('a stage on a failed one is not reached at all', () => {
  const view = graph('FROM alpine AS a\nRUN false\nFROM a\nRUN true')
  expect(rows(view, 0)).toEqual(['FROM alpine AS a done', 'RUN false failed'])
  expect(rows(view, 1)).toEqual(['FROM a not-reached', 'RUN true not-reached'])
  expect(edges(view)).toEqual(['base 0 -> 1.0 not-reached'])
  expect(view.stages[1]?.skipped?.short).toBe('It needs a, which did not finish.')
})

test('a ring and a later stage are impossible edges, in Docker’s words', () => {
  const view = graph('FROM alpine AS a\nCOPY --from=b /x /y\nFROM alpine AS b\nCOPY --from=a /x /y')
  expect(edges(view)).toContain('copy 1 -> 0.1 impossible')
  expect(view.outcome).toMatchObject({ kind: 'failed', message: 'circular dependency detected on stage: a' })
  expect(view.stopped).toBeDefined()
  const own = graph('FROM alpine AS a\nCOPY --from=a /x /y')
  expect(own.edges[0]?.state).toEqual({ kind: 'impossible', why: 'circular dependency detected on stage: a' })
  const later = graph('FROM alpine AS t\nCOPY --from=x / /o\nFROM alpine AS x\nFROM t')
  expect(later.edges.find((edge) => edge.row === '0.1')?.state).toMatchObject({
    kind: 'impossible',
    why: expect.stringContaining('defined before'),
  })
})

test('a later stage is no mistake where nobody needs it', () => {
  const view = graph('FROM alpine\nCOPY --from=x / /y\nFROM alpine AS x\nFROM alpine')
  expect(view.outcome.kind).toBe('succeeded')
  expect(edges(view)).toEqual(['copy 1 -> 0.1 skipped (not needed)'])
})

test.each([
  ['an instruction nobody knows', 'FROM alpine\nRNU x\nRUN y', '0.1', 'not-reached'],
  ['an image that is not there', 'FROM alpnie\nRUN y', '0.0', 'not-reached'],
])('%s stops the build at its row', (_, dockerfile, row, after) => {
  const view = graph(dockerfile)
  expect(view.stopped).toBe(row)
  expect(view.stages[0]?.rows.at(-1)?.state).toBe(after)
})

test('a row keeps the source as it stands, line breaks and here-documents with it', () => {
  const view = graph('FROM alpine\nRUN echo a && \\\n  echo b\nRUN <<EOF\necho c\nEOF\n')
  expect(view.stages[0]?.rows.map((row) => row.source)).toEqual([
    'FROM alpine',
    'RUN echo a && \\\n  echo b',
    'RUN <<EOF\necho c\nEOF',
  ])
  expect(view.stages[0]?.rows[2]).toMatchObject({ line: 4, endLine: 6 })
})

test('a text without a stage has none', () => {
  expect(graph('').stages).toEqual([])
  expect(graph('FRM alpine').stages).toEqual([])
})

test('what the engine does not model is said so, and what follows too', () => {
  const view = graph('FROM ghcr.io/some/image:1 AS a\nRUN make\nFROM alpine\nCOPY --from=a /out /out')
  expect(view.images[0]?.why).toBeDefined()
  expect(view.stages[0]?.rows[1]).toMatchObject({ state: 'unknown', unsupported: [expect.any(String)] })
  expect(view.edges[0]?.state).toMatchObject({ crossing: { doubt: expect.any(String) } })
  expect(view.outcome.kind).toBe('unknown')
})

test('triggers of a base stand between FROM and what is written, and edges still find their rows', () => {
  const view = graph('FROM alpine AS a\nONBUILD RUN echo up > /up\nFROM a\nCOPY --from=a /etc /x')
  expect(view.stages[1]?.rows.map((row) => [row.text, row.onbuild, row.line])).toEqual([
    ['FROM a', false, 3],
    ['RUN echo up > /up', true, 3],
    ['COPY --from=a /etc /x', false, 4],
  ])
  expect(view.edges.find((edge) => edge.kind === 'copy')?.row).toBe('1.2')
})

test('files of the context are told at the row that takes them', () => {
  const copy = graph('FROM alpine\nCOPY package.json run.sh /app/').stages[0]?.rows[1]
  expect(copy?.context).toMatchObject([{ paths: ['package.json', 'run.sh'], to: '/app', crossing: { files: 2 } }])
})

test('the cache is told only once something was built', () => {
  const built = buildOf(COURSE)
  const cache = (view: GraphView) => view.stages[0]!.rows.map((row) => row.cache)
  expect(cache(viewGraph(built))).toEqual([undefined, undefined, undefined, undefined])
  const found = built.operations.slice(0, 3).map((one) => one.id)
  expect(cache(viewGraph(built, new Set(found)))).toEqual([undefined, 'hit', 'hit', 'miss'])
})

test('twelve stages are twelve columns, lettered in file order', () => {
  const names = [...'abcdefghijkl']
  const text = names.map((name, at) => `FROM ${at === 0 ? 'alpine' : names[at - 1]} AS ${name}\nRUN true`).join('\n')
  const view = graph(text)
  expect(view.stages.map((stage) => stage.letter).join('')).toBe('ABCDEFGHIJKL')
  expect(view.edges).toHaveLength(11)
  expect(view.edges.every((edge) => edge.needed && edge.state.kind === 'crosses')).toBe(true)
})
