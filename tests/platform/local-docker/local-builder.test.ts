import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { BUILDER_LIMITS } from '@/core/build/builder/limits.ts'
import type { BuilderJob, BuilderRequest, DockerEvent } from '@/core/build/builder/port.ts'
import { type LocalBuilderOptions, localBuilder } from '@/platform/local-docker/local-builder.ts'
import { memoryUsed } from '@/platform/local-docker/memory.ts'
import { type Plan, standInDocker } from './stand-in.ts'

const file = (path: string, text: string, more: object = {}) =>
  ({ path, text, encoding: 'utf8', executable: false, ...more }) as const
const request: BuilderRequest = {
  files: [
    file('docker/Dockerfile', 'FROM alpine\n'),
    file('run.sh', '#!/bin/sh\n', { executable: true }),
    file('logo.png', btoa('png'), { encoding: 'base64' }),
  ],
  dockerfile: 'docker/Dockerfile',
  buildArgs: [{ name: 'A', value: '$(id) --x' }],
  target: 'builder',
  tag: 'react-b',
  noCache: true,
}
const stamp = (second: number) => `2026-01-01T00:00:0${second}Z`
const RAW = [
  { vertexes: [{ digest: 'v', name: '[builder 1/1] RUN x', started: stamp(1) }] },
  { logs: [{ vertex: 'v', data: btoa('hello\n'), timestamp: stamp(2) }] },
  { vertexes: [{ digest: 'v', name: '[builder 1/1] RUN x', started: stamp(1), completed: stamp(3) }] },
].map((one) => JSON.stringify(one))

function builderOver(plan: Plan, more: Partial<LocalBuilderOptions> = {}) {
  const docker = standInDocker(plan)
  onTestFinished(docker.remove)
  const settling = { seconds: 0, looks: 3 }
  return {
    docker,
    builder: localBuilder({ command: 'docker', builder: undefined, env: docker.env, settling, ...more }),
  }
}

async function all(job: BuilderJob): Promise<DockerEvent[]> {
  const events: DockerEvent[] = []
  for await (const event of job.events) events.push(event)
  return events
}

test('builds through buildx, by an argument list, and tells the steps and the image', async () => {
  const { docker, builder } = builderOver({ buildx: true, build: { stderr: RAW } }, { builder: 'workshop' })
  const events = await all(builder.build(request))
  const call = docker.calls().find(({ args }) => args[1] === 'build')!
  const folder = call.args.at(-1)!
  expect(call.args).toEqual([
    'buildx',
    'build',
    '--builder=workshop',
    '--load',
    '--progress=rawjson',
    `--file=${folder}/docker/Dockerfile`,
    '--tag=stagecraft.local/react-b:latest',
    expect.stringMatching(/^--label=com\.stagecraft\.server=\d+-[0-9a-f]{8}$/),
    '--target=builder',
    '--build-arg=A=$(id) --x',
    '--no-cache',
    folder,
  ])
  expect(call.context).toEqual(
    expect.arrayContaining([
      { path: 'docker/Dockerfile', mode: '644', text: 'FROM alpine\n' },
      { path: 'run.sh', mode: '755', text: '#!/bin/sh\n' },
      { path: 'logo.png', mode: '644', text: 'png' },
    ]),
  )
  expect(existsSync(folder)).toBe(false)
  expect(events.map((event) => event.kind)).toEqual(['vertex', 'log', 'vertex', 'image', 'ended'])
  expect(events).toContainEqual({ kind: 'vertex', id: 'v', name: '[builder 1/1] RUN x', state: 'done', at: 2 })
  expect(events.at(-2)).toMatchObject({
    image: {
      size: { value: 12_345_678, evidence: { kind: 'measured', where: expect.stringContaining('28.0.0 (overlay2)') } },
    },
  })
  expect(events.at(-1)).toEqual({ kind: 'ended', how: 'done' })
})

test('docker gets none of the operator’s secrets', async () => {
  const { docker, builder } = builderOver({ buildx: true })
  await all(builder.build(request))
  const names = docker.calls().flatMap(({ env }) => env)
  expect(names).toContain('PATH')
  expect(names).not.toContain('SECRET_OF_THE_OPERATOR')
  expect(names).not.toContain('SSH_AUTH_SOCK')
})

const PLAIN = [
  '#1 [internal] load build definition from Dockerfile',
  '#1 DONE 0.0s',
  '#2 [1/1] RUN x',
  '#2 0.100 hello',
  '#2 DONE 0.2s',
]

test.each([
  ['where buildx is missing', { buildx: false }, 'build'],
  ['where buildx knows no rawjson', { buildx: true, rejectsRawJson: true }, 'buildx'],
])('builds with plain progress %s', async (_, plan, first) => {
  const { docker, builder } = builderOver({ ...plan, build: { stderr: PLAIN } })
  const events = await all(builder.build(request))
  const call = docker.calls().findLast(({ args }) => args.some((arg) => arg.startsWith('--progress')))!
  expect(call.args[0]).toBe(first)
  expect(call.args).toContain('--progress=plain')
  expect(call.env).toContain('DOCKER_BUILDKIT')
  expect(events).toContainEqual(expect.objectContaining({ kind: 'log', text: 'hello' }))
  expect(events.at(-1)).toEqual({ kind: 'ended', how: 'done' })
})

test('a named builder without buildx is said, not left out', async () => {
  const { builder } = builderOver({ buildx: false }, { builder: 'workshop' })
  expect((await all(builder.build(request))).at(-1)).toMatchObject({
    how: 'failed',
    message: expect.stringContaining('workshop'),
  })
})

test('a failing build ends in Docker’s own words', async () => {
  const stderr = [...RAW, 'Dockerfile:2', 'ERROR: failed to solve: process did not complete', '']
  const { builder } = builderOver({ buildx: true, build: { stderr, code: 1 } })
  const events = await all(builder.build(request))
  expect(events.at(-1)).toEqual({
    kind: 'ended',
    how: 'failed',
    message: 'ERROR: failed to solve: process did not complete',
  })
  expect(events.some((event) => event.kind === 'image')).toBe(false)
})

test('cancelling ends a program that will not end when asked to, and leaves no context behind', async () => {
  const room = mkdtempSync(join(tmpdir(), 'stagecraft-test-'))
  vi.stubEnv('TMPDIR', room)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(room, { recursive: true })
  })
  const { docker, builder } = builderOver({ buildx: true, build: { stderr: RAW, hang: true, stubborn: true } })
  const job = builder.build(request)
  const events: DockerEvent[] = []
  for await (const event of job.events) {
    events.push(event)
    if (event.kind === 'log') {
      expect(readdirSync(room)).toContainEqual(expect.stringContaining('stagecraft-workspace-'))
      job.cancel()
    }
  }
  expect(events.at(-1)).toMatchObject({ kind: 'ended', how: 'cancelled' })
  const calls = docker.calls().map(({ args }) => args[0])
  expect(calls).toContain('SIGTERM')
  expect(calls).not.toContain('image')
  expect(readdirSync(room).filter((name) => name.includes('workspace'))).toEqual([])
})

test('a build that takes too long, or prints too much, is ended', async () => {
  const slow = builderOver(
    { buildx: true, build: { hang: true } },
    { limits: { ...BUILDER_LIMITS, buildSeconds: 0.3 } },
  )
  expect((await all(slow.builder.build(request))).at(-1)).toMatchObject({ how: 'limit' })
  const loud = builderOver(
    { buildx: true, build: { stderr: RAW, hang: true } },
    { limits: { ...BUILDER_LIMITS, outputBytes: 100 } },
  )
  expect((await all(loud.builder.build(request))).at(-1)).toMatchObject({ how: 'limit' })
})

test('runs what it built with loopback ports and environment only, measures it, and removes it', async () => {
  const { docker, builder } = builderOver({ buildx: true })
  const built = await all(builder.build(request))
  const image = built.flatMap((event) => (event.kind === 'image' ? [event.image.id] : []))[0]!
  const job = builder.run({
    image,
    ports: [{ container: 80 }, { container: 81, host: 8081 }],
    environment: [{ name: 'A', value: 'b c' }],
  })
  const events: DockerEvent[] = []
  for await (const event of job.events) {
    events.push(event)
    if (event.kind === 'memory') job.cancel()
  }
  const args = docker.calls().find((call) => call.args[0] === 'run')!.args
  expect(args).toEqual([
    'run',
    '--detach',
    '--pull=never',
    expect.stringMatching(/^--name=stagecraft-/),
    expect.stringMatching(/^--label=com\.stagecraft\.server=/),
    '--security-opt=no-new-privileges',
    '--pids-limit=1024',
    '--memory=2000000000',
    '--publish=127.0.0.1::80',
    '--publish=127.0.0.1:8081:81',
    '--env=A=b c',
    image,
  ])
  expect(events.map(({ kind }) => kind)).toEqual(['container', 'memory', 'ended'])
  expect(events[0]).toMatchObject({ ports: [{ container: 80, host: 49153 }] })
  expect(events[1]).toMatchObject({ memory: { value: 6_712_984, evidence: { kind: 'measured' } } })
  const name = args.find((arg) => arg.startsWith('--name='))!.slice('--name='.length)
  expect(docker.calls().at(-1)!.args).toEqual(['rm', '--force', '--volumes', name])
})

test('an image it did not build is not run', async () => {
  const { docker, builder } = builderOver({ buildx: true })
  const events = await all(builder.run({ image: `sha256:${'f'.repeat(64)}`, ports: [], environment: [] }))
  expect(events).toMatchObject([{ kind: 'ended', how: 'failed' }])
  expect(docker.calls()).toEqual([])
})

test('a container that cannot start is removed all the same', async () => {
  const { docker, builder } = builderOver({
    buildx: true,
    run: { code: 125, stdout: '', stderr: ['docker: no such command'] },
  })
  await all(builder.build(request))
  const events = await all(builder.run({ image: `sha256:${'a'.repeat(64)}`, ports: [], environment: [] }))
  expect(events).toEqual([{ kind: 'ended', how: 'failed', message: 'docker: no such command' }])
  await sleep(0)
  expect(docker.calls().at(-1)!.args[0]).toBe('rm')
})

test('no docker on the machine is said', async () => {
  const builder = localBuilder({ command: 'no-such-docker', builder: undefined, env: process.env })
  expect((await all(builder.build(request))).at(-1)).toMatchObject({
    how: 'failed',
    message: expect.stringContaining('no-such-docker'),
  })
})

test('memory is read in the units docker stats prints', () => {
  expect(['6.402MiB / 7.6GiB', '980KiB / 1GiB', '1.5GiB / 2GiB', '0B / 0B', '--'].map(memoryUsed)).toEqual([
    6_712_984,
    1_003_520,
    1_610_612_736,
    0,
    undefined,
  ])
})
