import { expect, test } from 'vitest'
import { createRuntimeDesk, type RuntimeDesk } from '@/components/node-runtime/runtime-desk.ts'
import type { KeptBuilds, MeasuredBuilds } from '@/core/runtime/measured-builds.ts'
import type { NodeRuntime, Opened } from '@/core/runtime/node-runtime.ts'
import { courseFile, type Files } from '@/core/workspace/lesson-files.ts'
import { fakeRuntime } from '../../platform/web-container/fake-runtime.ts'

const APP: Files = {
  'package.json': courseFile('{"scripts":{"start":"vite","build":"vite build --outDir build","test":"vitest run"}}'),
  'src/App.jsx': courseFile('export const App = 1'),
}

function memoryBuilds(): MeasuredBuilds {
  let kept: KeptBuilds = {}
  return {
    load: async () => kept,
    keep: async (key, build) => {
      kept = { ...kept, [key]: build }
    },
    forget: async (key) => {
      const { [key]: _, ...others } = kept
      kept = others
    },
    subscribe: () => () => undefined,
  }
}

interface Setting {
  readonly files?: Files
  readonly answers?: readonly Opened[]
  readonly builds?: MeasuredBuilds
}

function deskOf({ files = APP, answers, builds = memoryBuilds() }: Setting = {}) {
  const asked: Opened[] = [...(answers ?? [])]
  const ran: string[] = []
  let current = files
  const desk = createRuntimeDesk({
    loadHost: async () => ({ open: async () => asked.shift() ?? { kind: 'open', runtime: listening(ran) } }),
    loadFiles: async () => current,
    builds,
    now: () => Date.UTC(2026, 10, 24),
  })
  const edit = (next: Files) => {
    current = next
  }
  return { desk, ran, edit }
}

/** Notes which commands ran. */
function listening(ran: string[]): NodeRuntime {
  const runtime = fakeRuntime()
  return {
    ...runtime,
    run: (command, running) => {
      ran.push(command.join(' '))
      return runtime.run(command, running)
    },
  }
}

async function until(desk: RuntimeDesk, holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(holds(), JSON.stringify(desk.get())).toBe(true)
}

test('nothing is opened before it is asked for, and commands without a runtime do nothing', async () => {
  const { desk, ran } = deskOf()
  await desk.begin('build')
  expect([desk.get().phase, ran]).toEqual(['off', []])
})

test('packages are installed before the first command that needs them, and again when the manifest changed', async () => {
  const { desk, ran, edit } = deskOf()
  await desk.open()
  await desk.begin('test')
  await desk.begin('build')
  expect(ran).toEqual(['npm install', 'npm test', 'npm run build'])
  edit({ ...APP, 'package.json': courseFile('{"scripts":{"test":"vitest run --coverage"}}') })
  await desk.begin('test')
  expect(ran.slice(3)).toEqual(['npm install', 'npm test'])
})

test('what a build wrote is offered, and kept for lessons only when the user says so', async () => {
  const { desk } = deskOf()
  await desk.open()
  await desk.begin('build')
  const { made } = desk.get()
  if (made?.kind !== 'build') throw new Error(JSON.stringify(made))
  expect(desk.get().kept).toEqual({})
  expect(Object.keys(made.build.files)).toEqual(['index.html', 'assets/a.js'])
  expect(made.build).toMatchObject({ where: 'a fake', date: '2026-11-24', output: ['✓ built in 1.00s'] })
  await desk.keep()
  expect(Object.keys(desk.get().kept)).toEqual([made.key])
  await desk.forget(made.key)
  expect(desk.get().kept).toEqual({})
})

test('a build that fails offers nothing and says its code', async () => {
  const { desk } = deskOf({ files: { ...APP, 'src/App.jsx': courseFile('<broken') } })
  await desk.open()
  await desk.begin('build')
  expect(desk.get()).toMatchObject({ made: undefined, ended: { action: 'build', end: { kind: 'ended', code: 1 } } })
})

test('a script that is more than Vite’s build runs, but lessons cannot take it', async () => {
  const manifest = courseFile('{"scripts":{"build":"tsc && vite build"}}')
  const { desk } = deskOf({ files: { ...APP, 'package.json': manifest } })
  await desk.open()
  await desk.begin('build')
  expect(desk.get().made).toMatchObject({ kind: 'not-for-lessons', why: expect.stringContaining('tsc && vite build') })
})

test('a server runs beside other commands until it is stopped', async () => {
  const { desk } = deskOf()
  await desk.open()
  const served = desk.begin('start')
  await until(desk, () => desk.get().server !== undefined)
  await desk.begin('build')
  expect(desk.get()).toMatchObject({ serving: true, running: undefined, server: { port: 3000 } })
  desk.stop('server')
  await served
  expect(desk.get()).toMatchObject({ serving: false, server: undefined, ended: { end: { kind: 'stopped' } } })
})

test('a failed start is told and can be tried again', async () => {
  const late: Opened = { kind: 'timed-out', seconds: 20, host: 'https://stackblitz.com', again: 'retry' }
  const { desk } = deskOf({ answers: [late] })
  await desk.open()
  expect(desk.get()).toMatchObject({ phase: 'off', trouble: late })
  await desk.open()
  expect(desk.get()).toMatchObject({ phase: 'on', trouble: undefined })
})

test('a device that keeps nothing is told in its own words', async () => {
  const builds = { ...memoryBuilds(), keep: () => Promise.reject(new Error('The quota was exceeded.')) }
  const { desk } = deskOf({ builds })
  await desk.open()
  await desk.begin('build')
  await desk.keep()
  expect(desk.get().keeping).toBe('The quota was exceeded.')
})
