/** A Node runtime in memory for tests of what stands above the port. */
import type { NodeRuntime, RunEnd, Running, RuntimeFiles, Server } from '@/core/runtime/node-runtime.ts'

export function fakeRuntime(): NodeRuntime {
  let mounted: RuntimeFiles = {}
  const written = new Map<string, Uint8Array>()
  const all = () => new Map([...written, ...Object.entries(mounted)])
  const put = (path: string, text: string) => void written.set(path, new TextEncoder().encode(text))

  function end(line: string, write: (text: string) => void): RunEnd {
    const say = (text: string, code: number): RunEnd => {
      write(`${text}\r\n`)
      return { kind: 'ended', code }
    }
    if (line === 'npm install') {
      put('node_modules/.package-lock.json', '{}')
      return say('added 60 packages', 0)
    }
    if (!written.has('node_modules/.package-lock.json')) return say('sh: vite: not found', 127)
    if (line === 'npm test') return say('Tests  3 passed (3)', 0)
    if (line !== 'npm run build') return say(`unknown command: ${line}`, 1)
    const app = new TextDecoder().decode(mounted['src/App.jsx'])
    if (app.includes('<broken')) return say('error during build: src/App.jsx:1:1', 1)
    put('build/index.html', '<title>built</title>')
    put('build/assets/a.js', app)
    return say('✓ built in 1.00s', 0)
  }
  const start = async (
    command: readonly string[],
    { write, signal }: Running,
    serving?: () => void,
  ): Promise<RunEnd> => {
    if (signal?.aborted) return { kind: 'stopped' }
    const line = command.join(' ')
    const serves = line === 'npm start' && written.has('node_modules/.package-lock.json')
    if (!serves && line !== 'sleep forever') return end(line, write)
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () => resolve({ kind: 'stopped' }), { once: true })
      if (serves) setTimeout(() => serving?.(), 0)
    })
  }
  return {
    where: 'a fake',
    async mount(files) {
      mounted = files
    },
    run: start,
    serve: (command, { ready, ...running }: Running & { ready(server: Server): void }) =>
      start(command, running, () => ready({ port: 3000, address: 'http://fake.invalid/3000' })),
    async read(folder) {
      const below = [...all()].filter(([path]) => path.startsWith(`${folder}/`))
      if (below.length === 0) return undefined
      return Object.fromEntries(below.map(([path, bytes]) => [path.slice(folder.length + 1), bytes]))
    },
    close: () => undefined,
  }
}
