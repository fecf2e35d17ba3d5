import { expect, test } from 'vitest'
import { choicesOf } from '@/components/local-docker/choices.ts'
import { createDesk } from '@/components/local-docker/desk.ts'
import type { OwnDocker } from '@/core/build/builder/own-docker.ts'
import type { BuilderRequest, DockerEvent, RunRequest } from '@/core/build/builder/port.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { courseFile } from '@/core/workspace/lesson-files.ts'

const measured = (value: number): Figure => ({
  value,
  unit: 'bytes',
  evidence: { kind: 'measured', where: 'here', date: '2026-01-01' },
})
const IMAGE: DockerEvent = {
  kind: 'image',
  image: { id: 'sha256:1', name: 'stagecraft.local/own:latest', size: measured(1000) },
}
const RUNS: readonly DockerEvent[] = [
  { kind: 'container', id: 'c', ports: [{ container: 80, host: 49153 }] },
  { kind: 'memory', memory: measured(500) },
  { kind: 'ended', how: 'cancelled', message: 'The container was stopped.' },
]

function fake(more: Partial<OwnDocker> = {}) {
  const asked: { build: BuilderRequest[]; run: RunRequest[]; cancelled: number } = { build: [], run: [], cancelled: 0 }
  const docker: OwnDocker = {
    isOffered: async () => true,
    async build(_, request, onEvent) {
      asked.build.push(request)
      onEvent({ kind: 'vertex', id: 'v', name: '[1/1] RUN x', state: 'started', at: 0 })
      onEvent(IMAGE)
      onEvent({ kind: 'ended', how: 'done' })
      return { kind: 'ended' }
    },
    async run(_, request, onEvent) {
      asked.run.push(request)
      for (const event of RUNS) onEvent(event)
      return { kind: 'ended' }
    },
    async cancel() {
      asked.cancelled += 1
    },
    clean: async () => ({ containers: 0, images: 1 }),
    ...more,
  }
  return { asked, desk: createDesk(docker) }
}

const files = { Dockerfile: courseFile('FROM nginx:alpine\n') }
const lesson = {
  storeImages: [{ reference: 'react-b:latest', lesson: 'build-and-run', files: { Dockerfile: 'FROM node\n' } }],
}
const [own, normal] = choicesOf(files, undefined, lesson)

test('the normal image is built from the earlier lesson’s files', () => {
  expect(normal!.request.files).toMatchObject([{ path: 'Dockerfile', text: 'FROM node\n' }])
  expect([own!.compares, normal!.compares]).toEqual(['multi-stage', 'normal'])
})

test('what is measured is kept in its row of the table, and the other row stays not measured', async () => {
  const { desk, asked } = fake()
  await desk.begin(normal!)
  expect(desk.get().measured).toEqual({ normal: { storage: measured(1000), memory: measured(500) } })
  expect(asked.run).toEqual([{ image: 'sha256:1', ports: [{ container: 3000 }], environment: [] }])
  expect(desk.get()).toMatchObject({ work: 'idle', said: { tone: 'info' } })
})

test('a build that fails is not run, and measures nothing', async () => {
  const { desk, asked } = fake({
    async build(_, __, onEvent) {
      onEvent({ kind: 'ended', how: 'failed', message: 'ERROR: no' })
      return { kind: 'ended' }
    },
  })
  await desk.begin(own!)
  expect(asked.run).toEqual([])
  expect(desk.get()).toMatchObject({ work: 'idle', measured: {}, said: { tone: 'error', text: 'ERROR: no' } })
})

test('a token that is not taken is asked for again', async () => {
  const { desk } = fake({ build: async () => ({ kind: 'token', message: 'not the token' }) })
  desk.setToken(' pasted \n')
  expect(desk.get().token).toBe('pasted')
  await desk.begin(own!)
  expect(desk.get()).toMatchObject({ token: '', said: { tone: 'error' } })
})

test('a foreign frontend waits for consent to exactly that one', async () => {
  const requests: BuilderRequest[] = []
  const { desk } = fake({
    async build(_, request) {
      requests.push(request)
      return { kind: 'asks', frontend: 'evil/x' }
    },
  })
  await desk.begin(own!)
  expect(desk.get().asks).toBe('evil/x')
  await desk.begin(own!, 'evil/x')
  expect(requests.map(({ confirmedFrontend }) => confirmedFrontend)).toEqual([undefined, 'evil/x'])
})

test('cancelling a build starts no container', async () => {
  const gate = new Map<string, () => void>()
  const { desk, asked } = fake({
    build: (_, __, onEvent) =>
      new Promise((resolve) => {
        gate.set('end', () => {
          onEvent(IMAGE)
          resolve({ kind: 'ended' })
        })
      }),
  })
  const work = desk.begin(own!)
  desk.cancel()
  desk.cancel()
  gate.get('end')!()
  await work
  expect([asked.cancelled, asked.run.length, desk.get().work]).toEqual([1, 0, 'idle'])
})
