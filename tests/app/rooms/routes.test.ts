import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rooms } from '@/app/_wiring/rooms.ts'
import * as events from '@/app/api/rooms/[room]/events/route.server.ts'
import * as report from '@/app/api/rooms/[room]/export/route.server.ts'
import * as state from '@/app/api/rooms/[room]/state/route.server.ts'
import * as joining from '@/app/api/rooms/join/route.server.ts'
import * as opening from '@/app/api/rooms/route.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'stagecraft-rooms-'))
beforeAll(async () => {
  env.STAGECRAFT_DATA = folder
  await rooms()?.service.sweep()
}, 120_000)
afterAll(async () => {
  await rooms()?.service.close()
  rmSync(folder, { recursive: true, force: true })
})

const HOST = '192.168.1.5:3000'
let ids = 0
const id = () => `client-id-${String(ids++).padStart(16, '0')}`

function request(path: string, body?: unknown, headers: Record<string, string> = {}): Request {
  const common = { host: HOST, 'x-stagecraft-address': id(), ...headers }
  return body === undefined
    ? new Request(`http://${HOST}${path}`, { headers: common })
    : new Request(`http://${HOST}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: `http://${HOST}`, ...common },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const context = (room: string) => ({ params: Promise.resolve({ room }) })

async function opened() {
  const answer = await opening.POST(request('/api/rooms', { title: 'Docker' }))
  expect(answer.status).toBe(201)
  return (await answer.json()) as { room: string; code: string; teacherToken: string; expiresAt: number }
}

async function joined(code: string, name = 'Ada') {
  const answer = await joining.POST(request('/api/rooms/join', { code, name, joinId: id() }))
  expect(answer.status).toBe(201)
  return (await answer.json()) as { room: string; member: string; token: string; name: string }
}

const post = (room: string, token: string, command: unknown, postId = id()) =>
  events.POST(request(`/api/rooms/${room}/events`, { posts: [{ id: postId, command }] }, bearer(token)), context(room))

test('a page learns that there are rooms, and after they are off that there is nothing', async () => {
  expect(await (await opening.GET()).json()).toEqual({ rooms: true, key: false })
  env.STAGECRAFT_ROOMS = 'off'
  for (const answer of [
    await opening.GET(),
    await opening.POST(request('/api/rooms', { title: 'x' })),
    await state.GET(request('/'), context('x')),
  ])
    expect(answer.status).toBe(404)
  delete env.STAGECRAFT_ROOMS
})

test('open, join, report, read: the teacher sees it, and the answers are kept by no cache', async () => {
  const room = await opened()
  const ada = await joined(room.code)
  const checks = [{ check: 'serves', status: 'fail', message: 'no such file' }]
  const sent = await post(room.room, ada.token, { kind: 'progress', lesson: 'nginx-stage', checks })
  expect(sent.headers.get('cache-control')).toBe('no-store')
  expect(await sent.json()).toMatchObject({ now: expect.any(Number), results: [{ kind: 'accepted', seq: 2 }] })
  const seen = await state.GET(request('/', undefined, bearer(room.teacherToken)), context(room.room))
  expect(await seen.json()).toMatchObject({
    state: {
      code: room.code,
      members: { [ada.member]: { lessons: { 'nginx-stage': { serves: { message: 'no such file' } } } } },
    },
  })
})

test('the stream is an event stream that nothing holds back, and goes on after the last number', async () => {
  const room = await opened()
  const ada = await joined(room.code)
  await post(room.room, ada.token, { kind: 'hand', up: true })
  const read = async (headers: Record<string, string>) => {
    const answer = await events.GET(
      request('/', undefined, { ...bearer(room.teacherToken), ...headers }),
      context(room.room),
    )
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(answer.headers.get('cache-control')).toContain('no-transform')
    const reader = answer.body!.getReader()
    const text = new TextDecoder().decode((await reader.read()).value)
    await reader.cancel()
    return text
  }
  expect(await read({})).toMatch(/^id: 2\nevent: state\n/)
  expect(await read({ 'last-event-id': '1' })).toMatch(/^id: 2\nevent: change\ndata: .*hand-raised/)
  expect(await read({ 'last-event-id': '1; drop' })).toMatch(/^id: 2\nevent: state\n/)
})

test('the export is a file, and the teacher’s alone', async () => {
  const room = await opened()
  const ada = await joined(room.code, '=cmd()')
  await post(room.room, ada.token, { kind: 'progress', lesson: 'x', checks: [{ check: 'y', status: 'pass' }] })
  const ask = (format: string, token: string) =>
    report.GET(request(`/?format=${format}`, undefined, bearer(token)), context(room.room))
  const csv = await ask('csv', room.teacherToken)
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="stagecraft-room.csv"')
  expect(await csv.text()).toContain(`"'=cmd()","x","y","pass"`)
  expect(await (await ask('json', room.teacherToken)).json()).toMatchObject({ format: 'stagecraft-room', version: 1 })
  expect((await ask('xlsx', room.teacherToken)).status).toBe(400)
  expect((await ask('csv', ada.token)).status).toBe(403)
})

test('requests of other sites, without JSON, too large or of the wrong shape are refused', async () => {
  const status = async (made: Request) => (await opening.POST(made)).status
  expect(await status(request('/api/rooms', { title: 'x' }, { origin: 'http://evil.example' }))).toBe(403)
  expect(await status(request('/api/rooms', { title: 'x' }, { 'content-type': 'text/plain' }))).toBe(415)
  expect(await status(request('/api/rooms', `"${'x'.repeat(300_000)}"`))).toBe(413)
  for (const body of [
    '{',
    '[]',
    { title: 7 },
    { title: 'x', hours: -1 },
    { title: 'x', admin: true },
    { title: 'x', hours: 1e9 },
  ])
    expect(await status(request('/api/rooms', body))).toBe(400)
  const room = await opened()
  for (const command of [
    { kind: 'sudo' },
    { kind: 'hand' },
    { kind: 'hand', up: true, member: 'x' },
    null,
    { kind: 'progress', lesson: '__proto__', checks: [] },
  ])
    expect((await post(room.room, room.teacherToken, command)).status).toBe(400)
  expect((await post(room.room, room.teacherToken, { kind: 'close' }, 'short')).status).toBe(400)
})

test('a wrong code is not found, a wrong link unauthorised, and neither says more', async () => {
  const room = await opened()
  const wrong = await joining.POST(request('/api/rooms/join', { code: '22222222', name: 'Ada', joinId: id() }))
  expect([wrong.status, await wrong.json()]).toMatchObject([404, { error: { code: 'unknown' } }])
  for (const headers of [{}, bearer('x'.repeat(43)), { authorization: 'Bearer' }]) {
    const answer = await state.GET(request('/', undefined, headers), context(room.room))
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: { code: 'unknown' } }])
  }
})

test('where the operator set a key, only who knows it opens a room', async () => {
  const setting = rooms()!.setting as { key: string | undefined }
  setting.key = 'let me teach'
  const open = (key?: string) =>
    opening.POST(request('/api/rooms', { title: 'x', ...(key === undefined ? {} : { key }) }))
  expect((await open()).status).toBe(403)
  expect((await open('let me')).status).toBe(403)
  expect((await open('let me teach')).status).toBe(201)
  expect(await (await opening.GET()).json()).toEqual({ rooms: true, key: true })
  setting.key = undefined
})

test('no route of a server is in the static export', () => {
  const routes = readdirSync('app/api', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(^|\/)route\./.test(path),
  )
  expect(routes.length).toBeGreaterThan(5)
  expect(routes.filter((path) => !path.endsWith('/route.server.ts'))).toEqual([])
})
