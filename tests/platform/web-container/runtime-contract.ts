/** What every Node runtime does, whoever it is: the fake of the tests and the real adapter. */
import { expect, test } from 'vitest'
import type { NodeRuntime, RuntimeFiles, Server } from '@/core/runtime/node-runtime.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const APP: RuntimeFiles = {
  'package.json': bytes('{"name":"app","scripts":{"start":"vite","build":"vite build","test":"vitest run"}}'),
  'src/App.jsx': bytes('export const App = "Grüße"'),
  'public/dot.png': new Uint8Array([137, 80, 78, 71, 0, 255]),
}

/** `open` gives a fresh runtime each time; the test closes it. */
export function runtimeContract(name: string, open: () => Promise<NodeRuntime>): void {
  const using = async (work: (runtime: NodeRuntime) => Promise<void>) => {
    const runtime = await open()
    try {
      await work(runtime)
    } finally {
      runtime.close()
    }
  }
  async function run(runtime: NodeRuntime, line: string) {
    const printed: string[] = []
    const end = await runtime.run(line.split(' '), { write: (text) => printed.push(text) })
    return { end, text: printed.join('') }
  }

  test(`${name}: install, test and build print what they do and end with their code`, () =>
    using(async (runtime) => {
      await runtime.mount(APP)
      expect((await run(runtime, 'npm run build')).end).toEqual({ kind: 'ended', code: 127 })
      expect(await run(runtime, 'npm install')).toMatchObject({
        end: { kind: 'ended', code: 0 },
        text: expect.stringMatching(/added/),
      })
      expect(await run(runtime, 'npm test')).toMatchObject({
        end: { kind: 'ended', code: 0 },
        text: expect.stringMatching(/passed/),
      })
      expect(await run(runtime, 'npm run build')).toMatchObject({
        end: { kind: 'ended', code: 0 },
        text: expect.stringMatching(/built/),
      })
    }))

  test(`${name}: what a build wrote is read, made of what was mounted, bytes as they were`, () =>
    using(async (runtime) => {
      await runtime.mount(APP)
      expect(await runtime.read('build')).toBeUndefined()
      await run(runtime, 'npm install')
      await run(runtime, 'npm run build')
      const built = (await runtime.read('build')) ?? {}
      expect(Object.keys(built).toSorted()).toEqual(['assets/a.js', 'index.html'])
      expect(new TextDecoder().decode(built['assets/a.js'])).toContain('Grüße')
      expect(await runtime.read('public')).toEqual({ 'dot.png': APP['public/dot.png'] })
    }))

  test(`${name}: another mount replaces the app's files and keeps what commands wrote`, () =>
    using(async (runtime) => {
      await runtime.mount(APP)
      await run(runtime, 'npm install')
      const { 'public/dot.png': _, ...fewer } = APP
      await runtime.mount({ ...fewer, 'src/App.jsx': bytes('edited') })
      expect(await runtime.read('public')).toBeUndefined()
      expect((await run(runtime, 'npm run build')).end).toEqual({ kind: 'ended', code: 0 })
      expect(new TextDecoder().decode((await runtime.read('build'))?.['assets/a.js'])).toContain('edited')
    }))

  test(`${name}: a server is told with its address, and runs until it is stopped`, () =>
    using(async (runtime) => {
      await runtime.mount(APP)
      await run(runtime, 'npm install')
      const stop = new AbortController()
      const servers: Server[] = []
      const end = runtime.serve(['npm', 'start'], {
        write: () => undefined,
        signal: stop.signal,
        ready(server) {
          servers.push(server)
          stop.abort()
        },
      })
      expect(await end).toEqual({ kind: 'stopped' })
      expect(servers).toEqual([{ port: 3000, address: expect.stringMatching(/^https?:\/\/.*3000/) }])
    }))

  test(`${name}: a command is stopped in the middle, and one that is stopped before it starts never runs`, () =>
    using(async (runtime) => {
      await runtime.mount(APP)
      const stop = new AbortController()
      const end = runtime.run(['sleep', 'forever'], { write: () => undefined, signal: stop.signal })
      setTimeout(() => stop.abort(), 20)
      expect(await end).toEqual({ kind: 'stopped' })
      expect(await runtime.run(['npm', 'install'], { write: () => undefined, signal: stop.signal })).toEqual({
        kind: 'stopped',
      })
      expect(await runtime.read('node_modules')).toBeUndefined()
    }))
}
