import { expect, test } from 'vitest'
import { compareBuilds } from '@/core/build/compare.ts'
import type { BuildRequest } from '@/core/build/result.ts'
import { file, put, remove } from '@/core/files/tree.ts'
import { buildOf, sources } from './build-of.ts'

const text = [
  'FROM alpine AS build',
  'ARG MODE=a',
  'ENV LEVEL=1',
  'WORKDIR /app',
  'COPY package*.json ./',
  'RUN echo install > /i',
  'COPY . .',
  'RUN mkdir out && echo same > out/f',
  'FROM alpine',
  'COPY --from=build /app/out /out',
].join('\n')

function compared(after: string, more: Partial<BuildRequest> = {}) {
  return compareBuilds(buildOf(text), buildOf(after, more)).map(({ hit, because }) => (hit ? 'hit' : because))
}

const edited = (path: string, content = 'new') => ({ context: put(sources, path, file(content)) })

test('nothing changed: everything comes from the cache', () => {
  expect(new Set(compared(text))).toEqual(new Set(['hit']))
})

test('an edited source leaves the steps before its COPY cached, and identical output of a stage too', () => {
  expect(compared(text, edited('src/App.jsx'))).toEqual([
    'hit',
    'hit',
    'hit',
    'hit',
    'src/App.jsx changed',
    'an earlier step changed',
    'hit',
    'hit',
  ])
})

test('an edited package.json re-runs the install', () => {
  expect(compared(text, edited('package.json')).slice(2, 4)).toEqual([
    'package.json changed',
    'an earlier step changed',
  ])
})

test('a new file matched by a wildcard counts', () => {
  expect(compared(text, edited('package-more.json'))[2]).toBe('package-more.json is new')
})

test('ENV and ARG count for every later RUN, not for a COPY that does not use them', () => {
  const env = compared(text.replace('LEVEL=1', 'LEVEL=2'))
  expect(env.slice(1, 4)).toEqual(['hit', 'hit', 'ENV LEVEL changed'])
  expect(compared(text, { buildArgs: { MODE: 'b' } })[3]).toBe('ARG MODE changed')
})

test('labels, ports, the command and comments invalidate nothing', () => {
  const after = text.replace('WORKDIR /app', '# note\nLABEL a=b\nEXPOSE 3000\nCMD ["x"]\nWORKDIR /app')
  expect(new Set(compared(after))).toEqual(new Set(['hit']))
})

test('a changed command, user, directory or flag is named', () => {
  expect(compared(text.replace('echo install', 'echo other'))[3]).toBe('the command changed')
  expect(compared(text.replace('RUN echo', 'USER node\nRUN echo'))[3]).toBe('the user changed')
  expect(compared(text.replace('WORKDIR /app', 'WORKDIR /srv'))[1]).toBe('the directory changed')
  expect(compared(text.replace('COPY pack', 'COPY --chmod=644 pack'))[2]).toBe('the flags changed')
})

/* These edits, and those above, were made to a real build (docker.io 20.10): the same steps were CACHED. */
test('what looks different but asks for the same is a hit', () => {
  const same = [
    text.replaceAll('build', 'other'),
    text.replace('FROM alpine AS', 'from alpine as'),
    text.replace('COPY . .', 'COPY   ./   ./'),
    text.replace('RUN echo install > /i', 'RUN ["/bin/sh", "-c", "echo install > /i"]'),
    text.replace('ENV LEVEL=1', 'ENV LEVEL="1"'),
    text.replace('ENV LEVEL=1', 'ARG NEW\nENV LEVEL=1'),
    text.replace('ENV LEVEL=1', 'HEALTHCHECK CMD true\nVOLUME /v\nENV LEVEL=1'),
  ]
  for (const after of same) expect(new Set(compared(after))).toEqual(new Set(['hit']))
  expect(new Set(compared(text, { buildArgs: { MODE: 'a' } }))).toEqual(new Set(['hit']))
})

test('an argument with a value is a new variable for every RUN', () => {
  expect(compared(text.replace('ENV LEVEL=1', 'ARG NEW=1\nENV LEVEL=1'))[3]).toBe('ARG NEW is new')
})

test('a file of another mode, or one that is gone, is another content', () => {
  const mode = put(sources, 'src/App.jsx', file('app', { mode: 0o755 }))
  expect(compared(text, { context: mode })[4]).toBe('src/App.jsx changed')
  expect(compared(text, { context: remove(sources, 'src/deep') })[4]).toBe('src/deep is gone')
})

test('a new step is new, and what follows it misses', () => {
  const after = text.replace('COPY . .', 'RUN true\nCOPY . .')
  expect(compared(after).slice(3)).toEqual([
    'hit',
    expect.any(String),
    'an earlier step changed',
    expect.any(String),
    'hit',
    'hit',
  ])
})

test('a copy with --link does not depend on the steps before it', () => {
  const linked = 'FROM alpine\nRUN echo 1 > /x\nCOPY --link run.sh /y\n'
  const changed = compareBuilds(buildOf(linked), buildOf(linked.replace('echo 1', 'echo 2')))
  expect(changed.map((one) => one.hit)).toEqual([true, false, true])
})

test('keys given as a cache make steps CACHED', () => {
  const cache = new Set(buildOf(text).operations.map((operation) => operation.key))
  expect(buildOf(text, { cache }).operations.every((operation) => operation.cached)).toBe(true)
})

/* Recorded: tests/truth/terminal/builds/multi-stage.json and others, the second build with --no-cache. */
test('a build without cache makes all anew, but for folders that WORKDIR made on the base image', () => {
  const cache = new Set(buildOf(text).operations.map((operation) => operation.key))
  const again = buildOf(`${text}\nWORKDIR /late`, { cache, noCache: true }).operations
  expect(again.filter((operation) => operation.cached).map((operation) => operation.name)).toEqual([
    expect.stringMatching(/ FROM /),
    '[build 2/6] WORKDIR /app',
    expect.stringMatching(/ FROM /),
  ])
})
