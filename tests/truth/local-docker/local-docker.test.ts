/** The user's own Docker, for real: build, run, measure, cancel, clean up, and nothing is left behind. */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import type { BuilderJob, BuilderRequest, DockerEvent } from '@/core/build/builder/port.ts'
import { localBuilder } from '@/platform/local-docker/local-builder.ts'
import { docker as ask } from '../docker/docker.ts'
import type { DockerAt } from '../docker/provide.ts'

const docker = inject('docker')
const base = docker?.standIns ? 'alpine:latest' : 'busybox:latest'

function request(lines: readonly string[]): BuilderRequest {
  const text = `FROM ${base} AS builder\n${lines.join('\n')}\n`
  const files = [
    { path: 'Dockerfile', text, encoding: 'utf8', executable: false },
    { path: 'src/hello.txt', text: 'hello\n', encoding: 'utf8', executable: false },
  ] as const
  return {
    files,
    dockerfile: 'Dockerfile',
    buildArgs: [{ name: 'WORD', value: "it's $(x)" }],
    tag: 'truth',
    noCache: true,
  }
}

const builderAt = (at: DockerAt) =>
  localBuilder({
    command: at.command,
    builder: undefined,
    env: { ...process.env, ...(at.host === undefined ? {} : { DOCKER_HOST: at.host }) },
    settling: { seconds: 0.5, looks: 2 },
  })

async function all(job: BuilderJob, each: (event: DockerEvent) => void = () => undefined): Promise<DockerEvent[]> {
  const events: DockerEvent[] = []
  for await (const event of job.events) {
    events.push(event)
    each(event)
  }
  return events
}

async function labelled(at: DockerAt): Promise<string> {
  const of = async (args: readonly string[]) =>
    (await ask(at, [...args, '--quiet', '--filter', `label=com.stagecraft.server`])).stdout.toString()
  return (await of(['ps', '--all'])) + (await of(['images']))
}

test.skipIf(docker === undefined)('builds, runs, measures and cleans up', async () => {
  const at = docker!
  const builder = builderAt(at)
  const lines = [
    'ARG WORD',
    'COPY src /src',
    'RUN echo "$WORD" && cat /src/hello.txt',
    'EXPOSE 8080',
    'CMD ["sleep", "300"]',
  ]
  const built = await all(builder.build(request(lines)))
  expect(built.at(-1)).toEqual({ kind: 'ended', how: 'done' })
  const texts = built.flatMap((event) => (event.kind === 'log' ? [event.text] : []))
  expect(texts).toEqual(expect.arrayContaining(["it's $(x)", 'hello']))
  const image = built.flatMap((event) => (event.kind === 'image' ? [event.image] : []))[0]!
  expect(image.size.value).toBeGreaterThan(100_000)

  const running = builder.run({
    image: image.id,
    ports: [{ container: 8080 }],
    environment: [{ name: 'A', value: 'b' }],
  })
  const events = await all(running, (event) => event.kind === 'memory' && running.cancel())
  expect(events.map(({ kind }) => kind)).toEqual(['container', 'memory', 'ended'])
  expect(events[0]).toMatchObject({ ports: [{ container: 8080, host: expect.any(Number) }] })
  const [memory] = events.flatMap((event) => (event.kind === 'memory' ? [event.memory] : []))
  // Where the kernel lets nobody count, it says so.
  if (memory!.evidence.kind === 'measured') expect(memory!.value).toBeGreaterThan(10_000)
  else expect(memory!.evidence.kind).toBe('unsupported')

  expect(await builder.clean()).toEqual({ containers: 0, images: 1 })
  expect(await labelled(at)).toBe('')
})

test.skipIf(docker === undefined)('a failing step is told as BuildKit tells it', async () => {
  const events = await all(builderAt(docker!).build(request(['RUN echo before && exit 3'])))
  expect(events).toContainEqual(expect.objectContaining({ kind: 'vertex', state: 'error' }))
  expect(events.at(-1)).toMatchObject({
    kind: 'ended',
    how: 'failed',
    message: expect.stringContaining('exit code: 3'),
  })
  expect(await labelled(docker!)).toBe('')
})

/** Only where the daemon's processes are this machine's. */
test.skipIf(!docker?.standIns)('cancelling ends the command itself', async () => {
  const job = builderAt(docker!).build(request(['RUN sleep 98761']))
  const events = await all(job, (event) => {
    if (event.kind === 'vertex' && event.name.includes('RUN') && event.state === 'started')
      setTimeout(() => {
        expect(sleeping()).toBe(true)
        job.cancel()
      }, 1500)
  })
  expect(events.at(-1)).toMatchObject({ kind: 'ended', how: 'cancelled' })
  for (let look = 0; look < 50 && sleeping(); look++) await sleep(200)
  expect(sleeping()).toBe(false)
})

function sleeping(): boolean {
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('sleep\0' + '98761')
    } catch {
      return false
    }
  })
}
