/** Rooms on real servers: killed while posting, started again, and two of them on one Postgres. */
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEvents } from '../bench/event-reader.ts'
import { providePostgres } from '../truth/room-store/provide-postgres.ts'
import {
  joinRoom,
  newId,
  openRoom,
  type Person,
  post,
  type RunningServer,
  startServer,
  stateOf,
} from './room-server.ts'

const running: RunningServer[] = []
const folders: string[] = []
const started = async (env: Record<string, string>) => {
  const server = await startServer(env)
  running.push(server)
  return server
}
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-rooms-'))
  folders.push(folder)
  return folder
}
afterAll(async () => {
  await Promise.all(running.map((server) => server.kill()))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Posts until an answer comes, as a page does, to whichever server runs now. Gives the event's number. */
async function delivered(site: () => string, who: Person, id: string): Promise<number> {
  const checks = [{ check: 'serves', status: 'fail', message: id }] as const
  for (;;) {
    try {
      const result = await post(site(), who, id, { kind: 'progress', lesson: 'nginx-stage', checks })
      if (result.kind === 'refused') throw new Error(result.message)
      return result.seq
    } catch (error) {
      // The line is dead (so says `fetch`), or the server cannot yet, or asks to wait.
      if (!(error instanceof TypeError) && !/answers (?:429|503)/.test(String(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

test('a server killed while five learners post loses nothing it accepted, and each post counts once', async () => {
  const env = { STAGECRAFT_DATA: newFolder() }
  let server = await started(env)
  const teacher = await openRoom(server.site)
  const learners = []
  for (const name of ['Ada', 'Ben', 'Cyd', 'Dan', 'Eve']) learners.push(await joinRoom(server.site, teacher.code, name))
  const numbers: number[] = []
  const last = new Map<string, string>()
  const work = learners.map(async (learner) => {
    for (let round = 0; round < 60; round++) {
      const id = newId()
      numbers.push(await delivered(() => server.site, learner, id))
      last.set(learner.member, id)
    }
  })
  for (const enough of [60, 150]) {
    await expect.poll(() => numbers.length, { timeout: 60_000 }).toBeGreaterThan(enough)
    await server.kill()
    server = await started(env)
  }
  await Promise.all(work)
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, index) => index + 6))
  await server.kill()
  server = await started(env)
  const state = await stateOf(server.site, teacher)
  expect(state.seq).toBe(305)
  const shown = Object.values(state.members).map(({ id, lessons }) => [id, lessons['nginx-stage']?.serves?.message])
  expect(new Map(shown as [string, string][])).toEqual(last)
}, 180_000)

test('a stream goes on where it broke off when the server was killed', async () => {
  const env = { STAGECRAFT_DATA: newFolder() }
  const first = await started(env)
  const teacher = await openRoom(first.site)
  const ada = await joinRoom(first.site, teacher.code, 'Ada')
  await post(first.site, ada, newId(), { kind: 'hand', up: true })
  await first.kill()
  const second = await started(env)
  const text = await firstOf(second.site, teacher, '1')
  expect(text).toMatch(/^id: 2\nevent: change\n/)
}, 120_000)

test('a reader who stands still is let go while the others hear on', async () => {
  const server = await started({ STAGECRAFT_DATA: newFolder() })
  const teacher = await openRoom(server.site)
  const ada = await joinRoom(server.site, teacher.code, 'Ada')
  const still = await standingStill(server.site, teacher)
  const heard: number[] = []
  const reader = await readEvents(server.site, teacher.room, teacher.token, ({ seq }) => heard.push(seq))
  const files = [{ path: 'Dockerfile', text: '#'.repeat(60_000) }]
  let seq = 0
  // 15 MB: a socket's own buffers take some of them before the server's queue fills.
  for (let count = 0; count < 250; count++) {
    const result = await post(server.site, teacher, newId(), { kind: 'offer', offer: 'offer-one', title: '', files })
    if (result.kind === 'accepted') seq = result.seq
  }
  still.read()
  await expect.poll(() => still.isOver(), { timeout: 10_000 }).toBe(true)
  await expect.poll(() => heard.at(-1), { timeout: 10_000 }).toBe(seq)
  expect(seq).toBe(251)
  reader.close()
  expect(await post(server.site, ada, newId(), { kind: 'hand', up: true })).toMatchObject({ kind: 'accepted' })
}, 180_000)

const provided = await providePostgres()
const skip = provided.kind === 'none'
if (skip) process.stdout.write(`Two servers on one Postgres are skipped: ${provided.why}.\n`)

describe.skipIf(skip)(skip ? `one Postgres (skipped: ${provided.why})` : 'one Postgres', () => {
  let one: RunningServer
  let two: RunningServer
  beforeAll(async () => {
    const env = { DATABASE_URL: provided.kind === 'postgres' ? provided.url : '' }
    one = await started(env)
    two = await started(env)
  }, 120_000)
  afterAll(async () => {
    await Promise.all([one.kill(), two.kill()])
    if (provided.kind === 'postgres') await provided.stop()
  })

  test('two servers keep one board: who joined there is seen here, in the same order', async () => {
    const teacher = await openRoom(one.site)
    const [here, there]: [number[], number[]] = [[], []]
    const readers = [
      await readEvents(one.site, teacher.room, teacher.token, ({ seq }) => here.push(seq)),
      await readEvents(two.site, teacher.room, teacher.token, ({ seq }) => there.push(seq)),
    ]
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const [near, far] = index % 2 === 0 ? [one, two] : [two, one]
        const learner = await joinRoom(near.site, teacher.code, `Learner ${index}`)
        const id = newId()
        const first = await post(far.site, learner, id, { kind: 'hand', up: true })
        expect(await post(near.site, learner, id, { kind: 'hand', up: true })).toEqual({ ...first, kind: 'repeated' })
      }),
    )
    const all = Array.from({ length: 20 }, (_, index) => index + 1)
    await expect.poll(() => [here, there], { timeout: 10_000 }).toEqual([all, all])
    expect(await stateOf(one.site, teacher)).toEqual(await stateOf(two.site, teacher))
    for (const reader of readers) reader.close()
  })

  test('who is removed on one server is let go on the other', async () => {
    const teacher = await openRoom(one.site)
    const ada = await joinRoom(two.site, teacher.code, 'Ada')
    const still = await standingStill(two.site, ada)
    still.read()
    await post(one.site, teacher, newId(), { kind: 'remove', member: ada.member })
    await expect.poll(() => still.isOver(), { timeout: 10_000 }).toBe(true)
    expect(await post(two.site, ada, newId(), { kind: 'hand', up: true })).toMatchObject({ code: 'removed' })
  })
})

const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY })

function opened(site: string, { room, token }: Person, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${site}/api/rooms/${room}/events`,
      { headers: { authorization: `Bearer ${token}`, ...headers }, agent },
      resolve,
    )
    sent.on('error', reject)
    sent.end()
  })
}

async function firstOf(site: string, who: Person, after: string): Promise<string> {
  const answer = await opened(site, who, { 'last-event-id': after })
  const text: Buffer = await new Promise((resolve) => answer.once('data', resolve))
  answer.destroy()
  return text.toString()
}

/** A stream that is not read until `read`. */
async function standingStill(site: string, who: Person): Promise<{ isOver(): boolean; read(): void }> {
  const answer = await opened(site, who)
  let over = false
  for (const sign of ['end', 'close', 'error'] as const)
    answer.on(sign, () => {
      over = true
    })
  answer.pause()
  return { isOver: () => over, read: () => void answer.resume() }
}
