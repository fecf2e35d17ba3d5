import { expect, test } from 'vitest'
import { openEngine, receive } from '@/core/engine/engine.ts'
import type { JudgedLesson } from '@/core/engine/protocol.ts'
import type { QueryAnswers } from '@/core/engine/query.ts'
import type { ServeRequest } from '@/core/engine/serve.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { textFile } from '@/core/workspace/edit.ts'

const lesson: JudgedLesson = {
  ...{ slug: 'a-lesson', number: 1, title: 'A lesson', part: 'One', minutes: 1, summary: '', learned: [] },
  ...{ opens: undefined, sandbox: false, beforeClone: false, steps: [], startAdd: {}, startFiles: {} },
  ...{ solutionFiles: {}, solutionCommands: [] },
}

const DOCKERFILE =
  'FROM nginx:alpine\nCOPY nginx.conf /etc/nginx/conf.d/default.conf\nCOPY site /usr/share/nginx/html\n'
const CONF =
  'server {\n  listen 80;\n  root /usr/share/nginx/html;\n  location / {\n    try_files $uri $uri/ /index.html;\n  }\n}\n'

function open(texts: Readonly<Record<string, string>> = {}, lines: readonly string[] = []) {
  const all = {
    Dockerfile: DOCKERFILE,
    'nginx.conf': CONF,
    'site/index.html': '<h1>App</h1>',
    'site/docs/a.txt': 'a',
    ...texts,
  }
  const files = Object.fromEntries(Object.entries(all).map(([path, text]) => [path, textFile(text, 1)]))
  const facts = { catalogue: defaultCatalogue, apps: [] }
  const engine = openEngine(facts, { kind: 'open', lesson, files, starter: {}, journal: [], now: 1 })
  return lines.reduce((now, line) => receive(now, { kind: 'run', line, now: 2 }).engine, engine)
}

type Engine = ReturnType<typeof open>

function sources(engine: Engine): QueryAnswers['preview'] {
  const { answer } = receive(engine, { kind: 'query', query: { about: 'preview' } })
  if (answer.kind !== 'queried') throw new Error(answer.kind)
  return answer.answer as QueryAnswers['preview']
}

function ask(engine: Engine, path: string, over: Partial<ServeRequest> = {}): QueryAnswers['request'] {
  const request = {
    source: 'image',
    port: 80,
    method: 'GET',
    path,
    headers: {},
    bodyBytes: 0,
    navigation: true,
    now: 5,
  }
  const { answer } = receive(engine, { kind: 'query', query: { about: 'request', request: { ...request, ...over } } })
  if (answer.kind !== 'queried') throw new Error(answer.kind)
  expect(structuredClone(answer)).toEqual(answer)
  return answer.answer as QueryAnswers['request']
}

test('the image’s own container answers, with the way to the learner’s line', () => {
  const engine = open()
  expect(sources(engine)).toMatchObject([{ id: 'image', ports: [80], state: { kind: 'answers' } }])
  const [hop] = ask(engine, '/deep/link')
  expect(hop).toMatchObject({ outcome: { kind: 'answer', status: 200, file: '/usr/share/nginx/html/index.html' } })
  expect(hop!.way).toContainEqual(
    expect.objectContaining({ what: expect.stringContaining('location /'), editor: 'nginx.conf', line: 4 }),
  )
})

test('a configuration that is copied as a template leads to the learner’s lines as well', () => {
  const Dockerfile = DOCKERFILE.replace('conf.d/default.conf', 'templates/default.conf.template')
  const [hop] = ask(open({ Dockerfile }), '/')
  expect(hop!.way.some(({ editor }) => editor === 'nginx.conf')).toBe(true)
})

test('another text is another version, a comment in the Dockerfile is not', () => {
  const version = (engine: Engine) => sources(engine)[0]!.version
  expect(version(open({ Dockerfile: `# a comment\n${DOCKERFILE}` }))).toBe(version(open()))
  expect(version(open({ 'nginx.conf': CONF.replace('/index.html;', '=404;') }))).not.toBe(version(open()))
})

test('a configuration nginx refuses: the container exits as Docker would show it', () => {
  const [source] = sources(open({ 'nginx.conf': 'server {\n  listen 80\n}\n' }))
  expect(source).toMatchObject({ state: { kind: 'exited', code: 1 }, ports: [] })
  expect(source!.log.join('\n')).toMatch(/\[emerg\] 1#1: .*nginx: \[emerg\] /s)
})

test('without an image there is nothing to look at, in the build’s words', () => {
  const [source] = sources(open({ Dockerfile: 'FROM nginx:alpine\nCOPY nothing /\n' }))
  expect(source).toMatchObject({ state: { kind: 'not-built', message: expect.stringContaining('nothing') } })
})

test('containers of the terminal are there with their ports, published or not', () => {
  const engine = open({}, [
    'docker build -t site .',
    'docker run -d --name seen -p 8080:80 site',
    'docker run -d --name unseen site',
  ])
  const byName = Object.fromEntries(sources(engine).map((source) => [source.name, source]))
  expect(byName.seen).toMatchObject({ ports: [8080], state: { kind: 'answers' } })
  expect(byName.unseen).toMatchObject({ ports: [], state: { kind: 'not-published', listens: [80] } })
})

test('a folder without its slash: the redirect of a container published on 8080 loses the port', () => {
  const engine = open({}, ['docker build -t site .', 'docker run -d --name seen -p 8080:80 site'])
  const source = sources(engine).find(({ name }) => name === 'seen')!.id
  const [hop] = ask(engine, '/docs', { source, port: 8080 })
  const redirect = { kind: 'other-port', url: 'http://localhost/docs/', port: 80 }
  expect(hop).toMatchObject({ outcome: { status: 301, redirect } })
  expect(ask(engine, '/docs')[0]).toMatchObject({ outcome: { redirect: { kind: 'inside', path: '/docs/' } } })
})

test('redirects of a page’s parts are followed, each a hop; those of a page are the browser’s', () => {
  const conf = CONF.replace('location / {', 'location = /old { return 302 /index.html; }\n  location / {')
  const engine = open({ 'nginx.conf': conf })
  expect(ask(engine, '/old')).toHaveLength(1)
  expect(ask(engine, '/old', { navigation: false }).map(({ path }) => path)).toEqual(['/old', '/index.html'])
})

test('a circle of redirects ends', () => {
  const conf = CONF.replace('location / {', 'location = /a { return 302 /a; }\n  location / {')
  expect(ask(open({ 'nginx.conf': conf }), '/a', { navigation: false })).toHaveLength(21)
})

test('a body larger than nginx takes is refused, by its length alone', () => {
  expect(ask(open(), '/', { method: 'POST', bodyBytes: 2_000_000 })[0]).toMatchObject({ outcome: { status: 413 } })
})
