import { expect, onTestFinished, test } from 'vitest'
import { BUILDER_LIMITS } from '@/core/build/builder/limits.ts'
import { isProxied } from '@/platform/local-docker/arrivals.ts'
import { dockerService } from '@/platform/local-docker/docker-service.ts'
import { localBuilder } from '@/platform/local-docker/local-builder.ts'
import { bindProblem, dockerSetting } from '@/platform/local-docker/setting.ts'
import { newToken, tokenGuard } from '@/platform/local-docker/token-guard.ts'
import { type Plan, standInDocker } from './stand-in.ts'

const TOKEN = 'the-token'
const body = { files: [{ path: 'Dockerfile', text: 'FROM alpine\n' }], tag: 'app' }
const VERTEX = JSON.stringify({ vertexes: [{ digest: 'v', name: 'RUN x', started: '2026-01-01T00:00:00Z' }] })

function service(plan: Plan = { buildx: true, build: { stderr: [VERTEX] } }, limits = BUILDER_LIMITS) {
  const docker = standInDocker(plan)
  onTestFinished(docker.remove)
  const builder = localBuilder({
    command: 'docker',
    builder: undefined,
    env: docker.env,
    settling: { seconds: 0, looks: 1 },
  })
  return { docker, ...dockerService({ builder, token: TOKEN, limits }) }
}

const HEADERS = {
  host: 'localhost:3000',
  origin: 'http://localhost:3000',
  'content-type': 'application/json',
  'x-stagecraft-token': TOKEN,
}

function asked(
  action: string,
  data: unknown = body,
  headers: Record<string, string | undefined> = {},
  method = 'POST',
) {
  const given = Object.entries({ ...HEADERS, ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return new Request(`http://localhost:3000/api/docker/${action}`, {
    method,
    headers: given,
    ...(method === 'POST' ? { body: typeof data === 'string' ? data : JSON.stringify(data) } : {}),
  })
}

test('a build is streamed, one event a line', async () => {
  const { answer } = service()
  const response = await answer(asked('build'), 'build')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson'])
  const events = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(events.map(({ kind }) => kind)).toEqual(['vertex', 'image', 'ended'])
})

test.each([
  ['another origin', { origin: 'https://evil.example' }, 403],
  ['another port’s origin', { origin: 'http://localhost:3001' }, 403],
  ['the null origin', { origin: 'null' }, 403],
  ['no origin', { origin: undefined }, 403],
  ['another site’s fetch', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a host that is no loopback name', { host: 'evil.example:3000', origin: 'http://evil.example:3000' }, 403],
  ['a host that begins like one', { host: 'localhost.evil.example', origin: 'http://localhost.evil.example' }, 403],
  [
    'a host that begins like an address',
    { host: '127.0.0.1.evil.example', origin: 'http://127.0.0.1.evil.example' },
    403,
  ],
  ['this machine’s address in the network', { host: '192.168.1.5:3000', origin: 'http://192.168.1.5:3000' }, 403],
  ['no host', { host: undefined }, 403],
  ['X-Forwarded-For', { 'x-forwarded-for': '203.0.113.9' }, 403],
  ['a chain of X-Forwarded-For', { 'x-forwarded-for': '127.0.0.1, 127.0.0.1' }, 403],
  ['X-Forwarded-Host', { 'x-forwarded-host': 'learn.example.org' }, 403],
  ['X-Forwarded-Proto', { 'x-forwarded-proto': 'https' }, 403],
  ['X-Forwarded-Prefix', { 'x-forwarded-prefix': '/x' }, 403],
  ['Forwarded', { forwarded: 'for=127.0.0.1' }, 403],
  ['Via', { via: '1.1 proxy' }, 403],
  ['the mark of a forwarded arrival', { 'x-stagecraft-forwarded': '1' }, 403],
  ['a wrong token', { 'x-stagecraft-token': 'the-tokem' }, 401],
  ['no token', { 'x-stagecraft-token': undefined }, 401],
  ['a form’s content type', { 'content-type': 'text/plain' }, 415],
])('a request with %s is refused, and nothing is run', async (_, headers, status) => {
  const { answer, docker } = service()
  for (const action of ['build', 'run', 'cancel', 'clean']) {
    const response = await answer(asked(action, body, headers), action)
    expect([action, response.status]).toEqual([action, status])
  }
  expect(docker.calls()).toEqual([])
})

test.each(['localhost:3000', '127.0.0.1:3000', '127.0.0.1', '[::1]:3000', 'LOCALHOST:3000'])(
  '%s is a loopback name',
  async (host) => {
    const { answer } = service()
    const next = { 'x-forwarded-host': host, 'x-forwarded-proto': 'http', 'x-forwarded-for': '::ffff:127.0.0.1' }
    const response = await answer(asked('cancel', {}, { host, origin: `http://${host}`, ...next }), 'cancel')
    expect(response.status).toBe(200)
  },
)

test('only POST is answered', async () => {
  const { answer } = service()
  for (const method of ['GET', 'PUT', 'DELETE', 'HEAD'])
    expect((await answer(asked('build', body, {}, method), 'build')).status).toBe(405)
})

test('what is too large, no JSON, or leads out of the workspace is refused', async () => {
  const limits = { ...BUILDER_LIMITS, requestBytes: 2000, contextBytes: 500 }
  const { answer, docker } = service(undefined, limits)
  const of = async (data: unknown, headers = {}) => (await answer(asked('build', data, headers), 'build')).status
  const withFile = (path: string, text: string) => ({ ...body, files: [...body.files, { path, text }] })
  expect(await of(withFile('a', 'x'.repeat(3000)))).toBe(413)
  expect(await of(withFile('a', 'x'.repeat(3000)), { 'content-length': '10' })).toBe(413)
  expect(await of(withFile('a', 'x'.repeat(600)))).toBe(413)
  expect(await of('{"files"')).toBe(400)
  expect(await of(withFile('../../etc/cron.d/x', ''))).toBe(400)
  expect(await of({ ...body, command: 'docker build .' })).toBe(400)
  expect(docker.calls()).toEqual([])
})

test('a foreign frontend is asked about, then built', async () => {
  const { answer } = service()
  const data = { ...body, files: [{ path: 'Dockerfile', text: '# syntax=evil/x\nFROM a\n' }] }
  const response = await answer(asked('build', data), 'build')
  expect([response.status, await response.json()]).toMatchObject([428, { error: { frontend: 'evil/x' } }])
  expect((await answer(asked('build', { ...data, confirmedFrontend: 'evil/x' }), 'build')).status).toBe(200)
})

test('one build at a time; cancelling ends it, and then there may be another', async () => {
  const { answer } = service({ buildx: true, build: { stderr: [VERTEX], hang: true } })
  const [first, second] = await Promise.all([answer(asked('build'), 'build'), answer(asked('build'), 'build')])
  expect([first.status, second.status]).toEqual([200, 409])
  expect((await answer(asked('clean', {}), 'clean')).status).toBe(409)
  expect(await (await answer(asked('cancel', {}), 'cancel')).json()).toEqual({ cancelled: true })
  expect(await first.text()).toContain('"cancelled"')
  expect(await (await answer(asked('cancel', {}), 'cancel')).json()).toEqual({ cancelled: false })
  const third = await answer(asked('build'), 'build')
  expect(third.status).toBe(200)
  await third.body!.cancel()
  expect((await answer(asked('clean', {}), 'clean')).status).toBe(200)
})

test('wrong tokens lock the door for a while, to the right one too', () => {
  let now = 0
  const guard = tokenGuard(TOKEN, () => now)
  for (let attempt = 0; attempt < 10; attempt++) expect(guard.check(`wrong ${attempt}`).kind).toBe('wrong')
  expect(guard.check(TOKEN)).toEqual({ kind: 'locked', seconds: 60 })
  now = 61_000
  expect(guard.check(TOKEN).kind).toBe('right')
})

test('tokens are long and never the same', () => {
  expect(newToken()).toMatch(/^[\w-]{32}$/)
  expect(newToken()).not.toBe(newToken())
})

test('it is off unless turned on, and never on an open address', () => {
  expect(dockerSetting({})).toBeUndefined()
  expect(dockerSetting({ STAGECRAFT_DOCKER: '0' })).toBeUndefined()
  expect(dockerSetting({ STAGECRAFT_DOCKER: '1', STAGECRAFT_BUILDER: 'workshop' })).toMatchObject({
    builder: 'workshop',
  })
  expect(() => dockerSetting({ STAGECRAFT_DOCKER: '1', STAGECRAFT_BUILDER: '--x' })).toThrow()
  const problem = (host: string, on = '1') => bindProblem({ STAGECRAFT_DOCKER: on }, host) !== undefined
  expect(
    ['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.example.org', ''].map((host) => problem(host)),
  ).not.toContain(false)
  expect(['127.0.0.1', 'localhost', '::1', '[::1]'].map((host) => problem(host))).not.toContain(true)
  expect(problem('0.0.0.0', '')).toBe(false)
})

test('a proxy’s header is seen in the raw request, whatever its value', () => {
  expect(isProxied(['Host', 'localhost:3000', 'Accept', 'x-forwarded-for'])).toBe(false)
  expect(isProxied(['Host', 'x', 'X-FORWARDED-FOR', '127.0.0.1'])).toBe(true)
})
