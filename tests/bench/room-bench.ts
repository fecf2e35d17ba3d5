/** How many learners a room holds on this machine: real HTTP, real streams, one event a learner every five seconds. */
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, loadavg } from 'node:os'
import { readEvents, type Streamed } from './event-reader.ts'

export interface Load {
  readonly learners: number
  readonly seconds: number
}

export interface Measured extends Load {
  readonly events: number
  /** Milliseconds from sending a post to its event on the teacher's stream. */
  readonly p50: number
  readonly p99: number
  readonly worst: number
  /** Milliseconds from an announcement to its arrival at the last learner. */
  readonly announced: number
  /** Bytes of the server's memory that came with the learners, by learner. */
  readonly memory: number
  readonly refused: number
}

const EVERY = 5000
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

interface Answered {
  readonly status: number
  readonly body: unknown
}

/** A POST from the site's own page; node:http, so that thousands of streams beside it wait for nothing. */
function post(
  site: string,
  path: string,
  body: unknown,
  {
    token,
    address,
    again = true,
  }: { readonly token?: string; readonly address?: string; readonly again?: boolean } = {},
): Promise<Answered> {
  const headers: Record<string, string> = { 'content-type': 'application/json', origin: site }
  if (token !== undefined) headers.authorization = `Bearer ${token}`
  if (address !== undefined) headers['x-forwarded-for'] = address
  return new Promise((resolve, reject) => {
    const sent = request(`${site}${path}`, { method: 'POST', headers, agent }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => {
        text += piece
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }))
    })
    // The server closed a line that was quiet for five seconds: sent again, as a page does; the id makes it count once.
    sent.on('error', (error) =>
      again ? resolve(post(site, path, body, { token, address, again: false })) : reject(error),
    )
    sent.end(JSON.stringify(body))
  })
}

export async function measureRoom(site: string, server: ChildProcess, { learners, seconds }: Load): Promise<Measured> {
  const opened = (await post(site, '/api/rooms', { title: `Bench of ${learners}` })).body as {
    room: string
    code: string
    teacherToken: string
  }
  const arrived = new Map<string, number>()
  const teacher = await readEvents(site, opened.room, opened.teacherToken, (event) => noteArrival(arrived, event))
  const before = await memoryOf(server)
  let announced = 0
  let heard = 0
  const everybody = await joinAll(site, opened.code, learners, (event) => {
    if (event.change.kind !== 'announced') return
    heard++
    announced = performance.now()
  })
  const after = await memoryOf(server)
  const sent = new Map<string, number>()
  const refused = await work(site, opened.room, everybody, seconds, sent)
  await until(() => arrived.size >= sent.size)
  const began = performance.now()
  await post(site, `/api/rooms/${opened.room}/events`, one('announce', { text: 'Coffee' }), {
    token: opened.teacherToken,
  })
  await until(() => heard >= learners)
  for (const { stream } of everybody) stream.close()
  teacher.close()
  const delays = [...sent].map(([id, at]) => (arrived.get(id) ?? Number.POSITIVE_INFINITY) - at).sort((a, b) => a - b)
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0
  return {
    learners,
    seconds,
    events: delays.length,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    announced: heard >= learners ? announced - began : Number.POSITIVE_INFINITY,
    memory: (after - before) / learners,
    refused,
  }
}

interface Learner {
  readonly token: string
  readonly stream: { close(): void }
}

let ids = 0
const newId = () => `bench-${process.pid}-${String(ids++).padStart(20, '0')}`
const one = (kind: string, rest: object, id = newId()) => ({ posts: [{ id, command: { kind, ...rest } }] })

/** The message of a report is the post's id: so the teacher's stream says which arrived. */
function noteArrival(arrived: Map<string, number>, { change }: Streamed): void {
  const id = change.kind === 'progressed' ? change.checks[0]?.message : undefined
  if (id !== undefined) arrived.set(id, performance.now())
}

async function joinAll(
  site: string,
  code: string,
  count: number,
  heard: (event: Streamed) => void,
): Promise<readonly Learner[]> {
  const learners: Learner[] = []
  while (learners.length < count) {
    const name = `Learner ${learners.length + 1}`
    // A device of their own, as in a room; the server is told to take the header's word.
    const address = `10.0.${learners.length >> 8}.${learners.length & 255}`
    const { status, body } = await post(site, '/api/rooms/join', { code, name, joinId: newId() }, { address })
    if (status !== 201) throw new Error(`joining: ${status} ${JSON.stringify(body)}`)
    const { room, token } = body as { room: string; token: string }
    learners.push({ token, stream: await readEvents(site, room, token, heard) })
  }
  return learners
}

/** Each learner posts every five seconds, not all at once. Gives how many posts were not accepted. */
async function work(
  site: string,
  room: string,
  learners: readonly Learner[],
  seconds: number,
  sent: Map<string, number>,
): Promise<number> {
  let refused = 0
  const end = performance.now() + seconds * 1000
  await Promise.all(
    learners.map(async ({ token }, index) => {
      await wait((index / learners.length) * EVERY)
      for (let round = 0; performance.now() < end; round++) {
        const began = performance.now()
        const id = newId()
        sent.set(id, began)
        const check = { check: 'serves', status: round % 2 === 0 ? 'fail' : 'working', message: id }
        const { status } = await post(
          site,
          `/api/rooms/${room}/events`,
          one('progress', { lesson: 'nginx-stage', checks: [check] }, id),
          { token },
        )
        if (status !== 200) {
          refused++
          sent.delete(id)
        }
        await wait(Math.max(0, EVERY - (performance.now() - began)))
      }
    }),
  )
  return refused
}

/** Resident bytes of the server, as Linux counts them. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  await wait(2000)
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

async function until(isSo: () => boolean, seconds = 15): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!isSo() && performance.now() < end) await wait(50)
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Rows of a Markdown table, and on what machine under which load they were measured. */
export function tableOf(rows: readonly Measured[], store: string): string {
  const ms = (value: number) => (Number.isFinite(value) ? `${Math.round(value)} ms` : 'not within 15 s')
  const lines = rows.map((row) =>
    [
      row.learners,
      row.events,
      ms(row.p50),
      ms(row.p99),
      ms(row.worst),
      ms(row.announced),
      `${Math.round(row.memory / 1024)} KB`,
      row.refused,
    ].join(' | '),
  )
  const processor = cpus()[0]?.model.trim() ?? 'unknown'
  const load = loadavg().map((value) => value.toFixed(1))
  return [
    `${new Date().toISOString().slice(0, 10)}, ${store}, Node ${process.versions.node}, ${cpus().length} × ${processor}, load average ${load.join(' ')}`,
    '',
    '| learners | events | delivery, median | 99th percentile | slowest | announcement at the last learner | memory per learner | refused |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n')
}
