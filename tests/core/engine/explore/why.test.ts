import { expect, test } from 'vitest'
import { type WhyLink, whyView } from '@/core/engine/explore/why.ts'
import { file, put } from '@/core/files/tree.ts'
import { buildOf, sources } from '../../build/build-of.ts'

/** The chain as words: how, and where it was before. */
function chainOf(dockerfile: string, path: string, more: { layer?: string; stage?: number } = {}) {
  const result = buildOf(dockerfile)
  const { layer } = more
  const stage = more.stage ?? result.targetIndex!
  const view = whyView(result, { stage, ...(layer === undefined ? {} : { layer }) }, path)
  return view?.chain.map(shown)
}

function shown(link: WhyLink): string {
  const line = 'step' in link ? `${link.step.letter}:${link.step.line} ` : ''
  switch (link.how) {
    case 'base':
      return `base ${link.image}`
    case 'stage':
      return `${line}from ${link.from} ${link.source}`
    case 'context':
      return `${line}context ${link.source}`
    case 'image':
      return `${line}image ${link.image} ${link.source}`
    case 'moved':
      return `${line}moved ${link.source}`
    default:
      return `${line}${link.how}`
  }
}

const CHAIN = [
  'FROM alpine AS a',
  'WORKDIR /app',
  'COPY . .',
  'RUN mkdir out && echo made > out/new.txt',
  'FROM scratch AS b',
  'COPY --from=a /app /copied',
  'FROM alpine',
  'COPY --from=b /copied/src /site/pages',
  'COPY --from=b /copied/out/new.txt /site/renamed.txt',
].join('\n')

test('a file is followed through two COPY --from and a renamed folder to the build context', () => {
  expect(chainOf(CHAIN, '/site/pages/App.jsx')).toEqual([
    'C:8 from 1 /copied/src/App.jsx',
    'B:6 from 0 /app/src/App.jsx',
    'A:3 context src/App.jsx',
  ])
})

test('a file a RUN made is followed to that RUN, through a copy that renamed it', () => {
  expect(chainOf(CHAIN, '/site/renamed.txt')).toEqual([
    'C:9 from 1 /copied/out/new.txt',
    'B:6 from 0 /app/out/new.txt',
    'A:4 ran',
  ])
})

test('files of a base image, folders made on the way, and WORKDIR are told apart', () => {
  expect(chainOf(CHAIN, '/etc/passwd')).toEqual(['base alpine'])
  expect(chainOf(CHAIN, '/site')).toEqual(['C:8 parent'])
  expect(chainOf(CHAIN, '/app', { stage: 0 })).toEqual(['A:2 workdir'])
  expect(chainOf(CHAIN, '/nowhere')).toBeUndefined()
})

test('what mv and cp brought is followed to where the bytes lay before', () => {
  const moved = 'FROM alpine\nCOPY src /a\nRUN mv /a /b\nRUN cp /b/App.jsx /c.jsx && cp -r /b /d'
  expect(chainOf(moved, '/b/App.jsx')).toEqual(['A:3 moved /a/App.jsx', 'A:2 context src/App.jsx'])
  expect(chainOf(moved, '/d/deep/x.js')).toEqual([
    'A:4 moved /b/deep/x.js',
    'A:3 moved /a/deep/x.js',
    'A:2 context src/deep/x.js',
  ])
  expect(chainOf(moved, '/b')?.[0]).toBe('A:3 moved /a')
})

test('a stage on another stage, an image, a heredoc and an address have their own words', () => {
  const text = [
    'FROM alpine AS a',
    'COPY run.sh /r',
    'FROM a',
    'COPY --from=alpine /etc/passwd /p',
    'COPY <<note.txt /n',
    'hello',
    'note.txt',
    'ADD https://example.com/x.txt /x',
  ].join('\n')
  expect(chainOf(text, '/r')).toEqual(['A:2 context run.sh'])
  expect(chainOf(text, '/p')).toEqual(['B:4 image alpine /etc/passwd'])
  expect(chainOf(text, '/n')).toEqual(['B:5 inline'])
  expect(chainOf(text, '/x')).toEqual(['B:8 remote'])
})

test('wildcards, several sources, links, --parents and --link lead to the right file', () => {
  const text = [
    'FROM alpine',
    'COPY package*.json /one/',
    'COPY run.sh src/App.jsx /two/',
    'COPY here /three',
    'COPY --parents src/deep/x.js /four/',
    'COPY --link src /five',
  ].join('\n')
  expect(chainOf(text, '/one/package-lock.json')).toEqual(['A:2 context package-lock.json'])
  expect(chainOf(text, '/two/App.jsx')).toEqual(['A:3 context src/App.jsx'])
  expect(chainOf(text, '/three/deep/x.js')).toEqual(['A:4 context src/deep/x.js'])
  expect(chainOf(text, '/four/src/deep/x.js')).toEqual(['A:5 context src/deep/x.js'])
  expect(chainOf(text, '/five/App.jsx')).toEqual(['A:6 context src/App.jsx'])
})

test('a file that was deleted and added again comes from the second one; its history tells both', () => {
  const result = buildOf('FROM alpine\nCOPY run.sh /x\nRUN rm /x\nCOPY package.json /x')
  const view = whyView(result, { stage: 0 }, '/x')!
  expect(view.chain.map(shown)).toEqual(['A:4 context package.json'])
  expect(view.history.map((event) => `${event.change} ${event.step.line}`)).toEqual(['added 2', 'removed 3', 'added 4'])
})

test('a file a layer deletes is explained as it was before, and said to be gone', () => {
  const result = buildOf('FROM alpine\nCOPY run.sh /x\nRUN rm /x')
  const view = whyView(result, { stage: 0, layer: '0.2' }, '/x')!
  expect(view.there).toBe(false)
  expect(view.chain.map(shown)).toEqual(['A:2 context run.sh'])
})

test('chmod alone makes a file the RUN’s own, by moving nothing', () => {
  const result = buildOf('FROM alpine\nCOPY run.sh /x\nRUN chmod 600 /x')
  const view = whyView(result, { stage: 0 }, '/x')!
  expect(view.history.map((event) => event.change)).toEqual(['added', 'changed'])
  expect(view.chain.map(shown)).toEqual(['A:3 ran'])
})

test('what a RUN copied out of a mount is followed through it', () => {
  const text = [
    'FROM alpine AS a',
    'COPY src /s',
    'FROM alpine',
    'RUN --mount=type=bind,from=a,source=/s,target=/m cp /m/App.jsx /x.jsx',
    'RUN --mount=type=bind,target=/c cp /c/package.json /p.json',
  ].join('\n')
  expect(chainOf(text, '/x.jsx')).toEqual(['B:4 from 0 /s/App.jsx', 'A:2 context src/App.jsx'])
  expect(chainOf(text, '/p.json')).toEqual(['B:5 context package.json'])
})

test('an image nobody knows leaves an origin that says so', () => {
  const result = buildOf('FROM ghcr.io/me/thing AS a\nFROM alpine\nCOPY --from=a /opt/file /f')
  const chain = whyView(result, { stage: 1 }, '/f')?.chain ?? []
  expect(chain[0]?.how).toBe('unknown')
})

test('equal small files do not make a copy of what a folder of another name holds', () => {
  const context = put(sources, 'b/App.jsx', file('app'))
  const result = buildOf('FROM alpine\nCOPY . /s\n', { context })
  const view = whyView(result, { stage: 0 }, '/s/b/App.jsx')
  expect(view?.chain.map(shown)).toEqual(['A:2 context b/App.jsx'])
})
