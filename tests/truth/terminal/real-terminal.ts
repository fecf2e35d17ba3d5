/** Types a case's lines at a real docker client, in a folder of its own, and takes away what they made. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { docker, mustDocker } from '../docker/docker.ts'
import { run } from '../docker/processes.ts'
import type { DockerAt } from '../docker/provide.ts'
import type { Recorded, TerminalCase } from './terminal-case.ts'

/** Every name a case gives begins like this. */
const OURS = 'stage-t'

export async function typeReal(at: DockerAt, one: TerminalCase, withPicture: boolean): Promise<Recorded> {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-terminal-'))
  try {
    for (const [path, text] of Object.entries(one.files ?? {})) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    for (const line of one.before ?? []) await shell(at, line, folder)
    const ran = await shell(at, `${one.command} 2>&1`, folder)
    const recorded = { docker: await versionOf(at), output: ran.stdout.toString(), code: ran.code ?? -1 }
    if (!withPicture) return recorded
    return { ...recorded, tty: await picture(at, one.command, folder) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await cleanUp(at)
  }
}

async function shell(at: DockerAt, line: string, cwd: string) {
  const host = at.host === undefined ? {} : { DOCKER_HOST: at.host }
  const path = `${dirname(at.command)}:${process.env.PATH}`
  const env = { ...process.env, ...host, PATH: path, DOCKER_BUILDKIT: '1', BUILDKIT_PROGRESS: 'plain' }
  return run('sh', ['-c', line], { cwd, env, timeoutSeconds: 120 })
}

/** `script` gives the client a terminal; what the cursor overwrote is gone from the last picture. */
async function picture(at: DockerAt, command: string, cwd: string): Promise<string> {
  const file = join(cwd, '.typescript')
  const line = `stty cols 100 rows 40; BUILDKIT_PROGRESS=auto ${command}`
  await shell(at, `script -qec '${line.replaceAll("'", "'\\''")}' ${file} >/dev/null 2>&1`, cwd)
  const text = readFileSync(file, 'utf8')
  const last = text.slice(text.lastIndexOf('[+] Building'))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is taken out
  const plain = last.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '')
  return plain.replace(/\nScript done on .*\n?$/, '')
}

async function versionOf(at: DockerAt): Promise<string> {
  const format = 'client {{.Client.Version}}, engine {{.Server.Version}}'
  return (await mustDocker(at, ['version', '--format', format])).trim()
}

async function cleanUp(at: DockerAt): Promise<void> {
  const containers = await docker(at, ['ps', '-aq', '--filter', `name=${OURS}`])
  const ids = containers.stdout.toString().split('\n').filter(Boolean)
  if (ids.length > 0) await docker(at, ['rm', '-f', ...ids])
  const images = await docker(at, ['images', '--format', '{{.Repository}}:{{.Tag}}', '--filter', `reference=${OURS}*`])
  const names = images.stdout.toString().split('\n').filter(Boolean)
  if (names.length > 0) await docker(at, ['rmi', '-f', ...names])
}
