/** Builds a workspace by the user's BuildKit and tells its progress as build events. */
import type { BuilderLimits } from '@/core/build/builder/limits.ts'
import { ownName } from '@/core/build/builder/own-name.ts'
import type { BuilderRequest, BuiltImage } from '@/core/build/builder/port.ts'
import { plainReader } from '@/core/build/builder/read-plain.ts'
import { rawJsonReader } from '@/core/build/builder/read-raw-json.ts'
import { type BuildWay, buildArguments } from './arguments.ts'
import { writeContext } from './context-folder.ts'
import { ask, type Docker, describe, today } from './docker.ts'
import type { Emit, Ended } from './job.ts'
import { type ProgramEnd, runProgram } from './run-program.ts'

export async function buildImage(
  docker: Docker,
  limits: BuilderLimits,
  request: BuilderRequest,
  emit: Emit,
  signal: AbortSignal,
): Promise<Ended> {
  const folder = await writeContext(request.files)
  try {
    const way = await wayToBuild(docker, signal)
    let ran = await build(docker, limits, request, folder.path, way, emit, signal)
    // buildx before 0.13 has no rawjson, and says so before it does anything.
    if (ran.code !== 0 && ran.how === 'exit' && /progress/.test(ran.stderr) && !ran.stderr.includes('{"'))
      ran = await build(docker, limits, request, folder.path, { ...way, progress: 'plain' }, emit, signal)
    const ended = endOf(ran, limits)
    if (ended !== undefined) return ended
    emit({ kind: 'image', image: await inspect(docker, request, signal) })
    return { kind: 'ended', how: 'done' }
  } finally {
    await folder.remove()
  }
}

async function wayToBuild(docker: Docker, signal: AbortSignal): Promise<BuildWay> {
  const { builder } = docker
  const found = await runProgram(docker.command, ['buildx', 'version'], { env: docker.env, signal, seconds: 30 })
  if (found.how === 'missing') throw new Error(`There is no program \`${docker.command}\` on this machine.`)
  if (found.how === 'exit' && found.code === 0) return { kind: 'buildx', builder, progress: 'rawjson' }
  if (builder !== undefined)
    throw new Error(`The builder ${builder} needs \`docker buildx\`, which this Docker does not have.`)
  return { kind: 'plain', builder, progress: 'plain' }
}

function build(
  docker: Docker,
  limits: BuilderLimits,
  request: BuilderRequest,
  folder: string,
  way: BuildWay,
  emit: Emit,
  signal: AbortSignal,
): Promise<ProgramEnd> {
  const reader = way.progress === 'rawjson' ? rawJsonReader() : plainReader()
  const began = performance.now()
  // Where the folder lies is no news to the learner.
  const shown = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll(folder, '.')
  return runProgram(docker.command, buildArguments(request, folder, way, docker.server), {
    env: docker.env,
    signal,
    seconds: limits.buildSeconds,
    outputBytes: limits.outputBytes,
    onLine: (line) => {
      for (const event of reader.read(shown(line), (performance.now() - began) / 1000)) emit(event)
    },
  })
}

/** Undefined when the build succeeded. */
function endOf(ran: ProgramEnd, limits: BuilderLimits): Ended | undefined {
  const ended = (how: Ended['how'], message: string): Ended => ({ kind: 'ended', how, message })
  switch (ran.how) {
    case 'cancelled':
      return ended('cancelled', 'The build was cancelled.')
    case 'time':
      return ended('limit', `The build took more than ${limits.buildSeconds} seconds.`)
    case 'output':
      return ended('limit', `The build printed more than ${limits.outputBytes} bytes.`)
    case 'missing':
      return ended('failed', ran.stderr)
    case 'exit':
      return ran.code === 0 ? undefined : ended('failed', lastError(ran.stderr))
  }
}

function lastError(stderr: string): string {
  const lines = stderr.trim().split('\n')
  return lines.findLast((line) => /^(ERROR|error|failed)/.test(line)) ?? lines.at(-1) ?? 'The build failed.'
}

async function inspect(docker: Docker, request: BuilderRequest, signal: AbortSignal): Promise<BuiltImage> {
  const name = ownName(request.tag) ?? ''
  const answer = await ask(docker, ['image', 'inspect', '--format', '{{.Id}} {{.Size}}', name], signal)
  const [id = '', size] = answer.split(' ')
  const where = `docker image inspect, ${await describe(docker, signal)}`
  return {
    id,
    name,
    size: { value: Number(size), unit: 'bytes', evidence: { kind: 'measured', where, date: today() } },
  }
}
