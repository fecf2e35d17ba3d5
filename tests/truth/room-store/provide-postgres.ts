/** A real Postgres for the tests: the system's programs, or Debian's installed where that is allowed; data in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../../../bin/free-port.mjs'
import { must } from '../docker/processes.ts'
import { install, provisionProblem } from '../provision.ts'

export type ProvidedPostgres =
  | { readonly kind: 'postgres'; readonly url: string; readonly version: string; stop(): Promise<void> }
  | { readonly kind: 'none'; readonly why: string }

const VERSIONS = '/usr/lib/postgresql'

export async function providePostgres(): Promise<ProvidedPostgres> {
  if (programs() === undefined) {
    const problem = provisionProblem()
    if (problem !== undefined) return { kind: 'none', why: `no Postgres in ${VERSIONS}, and ${problem}` }
    await install(['postgresql'])
  }
  const folder = programs()
  return folder === undefined ? { kind: 'none', why: 'Debian’s postgresql has no programs' } : start(folder)
}

function programs(): string | undefined {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => join(VERSIONS, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')))
}

/** Postgres refuses to run as root: then it is Debian's user `postgres`. */
async function user(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const id = async (flag: string) => Number((await must('id', [flag, 'postgres'])).toString())
  return { uid: await id('-u'), gid: await id('-g') }
}

async function start(folder: string): Promise<ProvidedPostgres> {
  const as = await user()
  const data = mkdtempSync(join(tmpdir(), 'stagecraft-postgres-'))
  if (as !== undefined) chownSync(data, as.uid, as.gid)
  const port = await freePort(15_432, '127.0.0.1')
  const made = spawn(
    join(folder, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'stagecraft', '-E', 'UTF8', '--no-sync'],
    {
      ...as,
      cwd: data,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  if ((await ended(made)) !== 0) throw new Error('initdb failed')
  const server = spawn(
    join(folder, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', data, '-F'],
    {
      ...as,
      cwd: data,
      stdio: 'ignore',
    },
  )
  const url = `postgres://stagecraft@127.0.0.1:${port}/postgres`
  return {
    kind: 'postgres',
    url,
    version: await versionOf(url, server),
    async stop() {
      const end = ended(server)
      server.kill('SIGINT')
      await end
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}

async function versionOf(url: string, server: ChildProcess): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with exit code ${server.exitCode}`)
    const client = new pg.Client(url)
    try {
      await client.connect()
      const { rows } = await client.query('show server_version')
      await client.end()
      return rows[0].server_version
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error('postgres does not answer')
}
