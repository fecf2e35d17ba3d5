/** Asks a real Docker what it sends of every context: `node tests/core/dockerignore/record-contexts.mjs`. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CONTEXTS } from './contexts.mjs'

const env = { ...process.env, DOCKER_BUILDKIT: '1', BUILDKIT_PROGRESS: 'plain' }
const version = execFileSync('docker', ['version', '--format', '{{.Server.Version}}'], { env }).toString().trim()

function ask({ ignore, files, dockerfile = 'Dockerfile', beside }) {
  const folder = mkdtempSync(join(tmpdir(), 'context-'))
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const path of files) write(path, path)
  write('.dockerignore', ignore)
  write(dockerfile, 'FROM scratch\nCOPY . /\n')
  if (beside !== undefined) write(`${dockerfile}.dockerignore`, beside)
  const built = spawnSync('docker', ['build', '-f', join(folder, dockerfile), '-o', '-', folder], {
    env,
    maxBuffer: 1e8,
  })
  rmSync(folder, { recursive: true })
  if (built.status !== 0) return { error: built.stderr.toString().trim().split('\n').at(-1) }
  const listed = execFileSync('tar', ['-t', '--quoting-style=literal'], { input: built.stdout }).toString()
  return { sent: listed.split('\n').filter(Boolean).sort() }
}

const answers = Object.fromEntries(CONTEXTS.map((context) => [context.name, ask(context)]))
const recorded = { command: 'docker build -o - .  (FROM scratch, COPY . /)', version, answers }
writeFileSync(new URL('recorded-contexts.json', import.meta.url), `${JSON.stringify(recorded, null, 1)}\n`)
