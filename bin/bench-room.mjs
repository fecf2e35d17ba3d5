/**
 * `npm run bench:room`: how many learners one server holds at an event each five seconds. Builds and starts a server with a
 * fresh folder (or on DATABASE_URL), and prints a table. `--learners 50,200` and `--seconds 30` say how many
 * and how long; `--server FOLDER/server.js` takes one that is built already.
 */
import './node-version.mjs'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildApp } from './build.mjs'
import { freePort } from './free-port.mjs'
import { importTypescript } from './typescript-bundle.mjs'

const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '50,200,1000' },
    seconds: { type: 'string', default: '30' },
    port: { type: 'string', default: '3420' },
    server: { type: 'string' },
  },
})
const { measureRoom, tableOf } = await importTypescript('tests/bench/room-bench.ts', ['tests/bench', 'core/room'])

const program = values.server ?? join(await buildApp({ kind: 'server' }), 'server.js')
const rows = []
for (const learners of values.learners.split(',').map(Number)) rows.push(await measured(learners))
process.stdout.write(`\n${tableOf(rows, process.env.DATABASE_URL ? 'Postgres' : 'PGlite')}\n`)
process.exitCode = rows.every(({ p99 }) => p99 < 1000) ? 0 : 1

/** A server of its own for each, so that memory is this room's; the second on its folder, since making the database leaves garbage. */
async function measured(learners) {
  const data = mkdtempSync(join(tmpdir(), 'stagecraft-bench-'))
  try {
    await withServer(data, (site) => openRoom(site))
    process.stdout.write(`${learners} learners join, then work for ${values.seconds} s …\n`)
    return await withServer(data, (site, server) =>
      measureRoom(site, server, { learners, seconds: Number(values.seconds) }),
    )
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function withServer(data, work) {
  const port = await freePort(Number(values.port), '127.0.0.1')
  const env = { ...process.env, PORT: String(port), HOSTNAME: '127.0.0.1', NODE_ENV: 'production' }
  const server = spawn(process.execPath, [program], {
    env: { ...env, STAGECRAFT_DATA: data, STAGECRAFT_PREVIEW_PORT: 'off', STAGECRAFT_TRUST_PROXY: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  try {
    const site = `http://127.0.0.1:${port}`
    await answers(site)
    return await work(site, server)
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

async function openRoom(site) {
  const answer = await fetch(`${site}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site },
    body: '{"title":"Warm"}',
  })
  if (answer.status !== 201) throw new Error(`opening a room: ${answer.status}`)
}

async function answers(site) {
  for (let attempt = 0; attempt < 150; attempt++) {
    try {
      if ((await fetch(`${site}/api/rooms`)).ok) return
    } catch {
      // Not up yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${site} does not answer`)
}
