/** A server of the built app, and the requests a test makes of its rooms. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { buildApp } from '../../bin/build.mjs'
import { freePort } from '../../bin/free-port.mjs'
import type { PostResult, RoomCommand } from '../../core/room/command.ts'
import type { RoomState } from '../../core/room/room.ts'

export interface RunningServer {
  readonly site: string
  readonly process: ChildProcess
  /** Without warning: as a crash, or a machine that goes down. */
  kill(): Promise<void>
}

/** Two files of tests may start theirs at the same time. */
let taken = 3420 + 20 * Number(process.env.VITEST_POOL_ID ?? 0)

export async function startServer(env: Readonly<Record<string, string>>): Promise<RunningServer> {
  // STAGECRAFT_BUILT: a copy of the server output, for writing tests.
  const built = process.env.STAGECRAFT_BUILT ?? (await buildApp({ kind: 'server' }))
  // The same again, where a server is to come back at its address.
  const port = env.PORT === undefined ? await freePort(taken++, '127.0.0.1') : Number(env.PORT)
  const server = spawn(process.execPath, [join(built, 'server.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      NODE_ENV: 'production',
      STAGECRAFT_PREVIEW_PORT: 'off',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const site = `http://127.0.0.1:${port}`
  for (let attempt = 0; ; attempt++) {
    if (server.exitCode !== null || attempt > 300) throw new Error('the server did not start')
    if (
      await fetch(`${site}/api/rooms`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    site,
    process: server,
    kill: () => {
      server.kill('SIGKILL')
      return ended
    },
  }
}

export interface Person {
  readonly room: string
  readonly token: string
}

export const newId = () => randomUUID()

export async function ask<T>(site: string, path: string, body: unknown, token = ''): Promise<T> {
  const answer = await fetch(`${site}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site, authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

export async function openRoom(site: string): Promise<Person & { readonly code: string }> {
  const { room, code, teacherToken } = await ask<{ room: string; code: string; teacherToken: string }>(
    site,
    '/api/rooms',
    { title: 'Docker' },
  )
  return { room, code, token: teacherToken }
}

export function joinRoom(site: string, code: string, name: string): Promise<Person & { readonly member: string }> {
  return ask(site, '/api/rooms/join', { code, name, joinId: newId() })
}

export async function post(
  site: string,
  { room, token }: Person,
  id: string,
  command: RoomCommand,
): Promise<PostResult> {
  const posts = [{ id, command }]
  const { results } = await ask<{ results: PostResult[] }>(site, `/api/rooms/${room}/events`, { posts }, token)
  return results[0]!
}

export async function stateOf(site: string, { room, token }: Person): Promise<RoomState> {
  const answer = await fetch(`${site}/api/rooms/${room}/state`, { headers: { authorization: `Bearer ${token}` } })
  return ((await answer.json()) as { state: RoomState }).state
}
