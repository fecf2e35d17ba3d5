/** A container of an image this server built: started, measured, kept while it is wanted, and removed. */
import { randomUUID } from 'node:crypto'
import type { BuilderLimits } from '@/core/build/builder/limits.ts'
import type { RunRequest } from '@/core/build/builder/port.ts'
import { runArguments } from './arguments.ts'
import { ask, type Docker } from './docker.ts'
import type { Emit, Ended } from './job.ts'
import { idleMemory, type Settling } from './memory.ts'
import { runProgram } from './run-program.ts'

export async function runContainer(
  docker: Docker,
  limits: BuilderLimits,
  settling: Settling,
  request: RunRequest,
  emit: Emit,
  signal: AbortSignal,
): Promise<Ended> {
  // A name known beforehand: whatever happens while it starts, it can be removed.
  const name = `stagecraft-${randomUUID()}`
  try {
    const id = await ask(docker, runArguments(request, name, docker.server, limits), signal)
    emit({ kind: 'container', id, ports: await portsOf(docker, name, signal) })
    const memory = await idleMemory(docker, name, settling, signal)
    if (await isRunning(docker, name, signal)) emit({ kind: 'memory', memory })
    return await untilItEnds(docker, limits, name, emit, signal)
  } finally {
    await ask(docker, ['rm', '--force', '--volumes', name]).catch(() => undefined)
  }
}

async function untilItEnds(
  docker: Docker,
  limits: BuilderLimits,
  name: string,
  emit: Emit,
  signal: AbortSignal,
): Promise<Ended> {
  const waited = await runProgram(docker.command, ['wait', name], {
    env: docker.env,
    signal,
    seconds: limits.runSeconds,
  })
  if (waited.how === 'cancelled') return { kind: 'ended', how: 'cancelled', message: 'The container was stopped.' }
  if (waited.how === 'time')
    return { kind: 'ended', how: 'limit', message: `The container ran for ${limits.runSeconds} seconds.` }
  const logs = await runProgram(docker.command, ['logs', '--tail', '50', name], { env: docker.env, seconds: 20 })
  for (const text of `${logs.stdout}${logs.stderr}`.split('\n')) if (text !== '') emit({ kind: 'note', text })
  const code = waited.stdout.trim()
  return {
    kind: 'ended',
    how: code === '0' ? 'done' : 'failed',
    message: `The container ended with exit code ${code}.`,
  }
}

async function isRunning(docker: Docker, name: string, signal: AbortSignal): Promise<boolean> {
  return (await ask(docker, ['inspect', '--format', '{{.State.Running}}', name], signal)) === 'true'
}

/** `{"80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "49153"}]}` */
async function portsOf(docker: Docker, name: string, signal: AbortSignal) {
  const answer = await ask(docker, ['inspect', '--format', '{{json .NetworkSettings.Ports}}', name], signal)
  const ports: Readonly<Record<string, readonly { HostPort: string }[] | null>> = JSON.parse(answer) ?? {}
  return Object.entries(ports).flatMap(([key, bound]) =>
    (bound ?? []).slice(0, 1).map(({ HostPort }) => ({ container: Number.parseInt(key, 10), host: Number(HostPort) })),
  )
}
