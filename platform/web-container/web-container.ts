/** WebContainer behind the Node-runtime port. Its code is loaded, and its host contacted, when `open` is called. */
import type { WebContainer, WebContainerProcess } from '@webcontainer/api'
import type {
  NodeRuntime,
  NodeRuntimeHost,
  RunEnd,
  Running,
  RuntimeFiles,
  Server,
} from '@/core/runtime/node-runtime.ts'
import { OPEN_LIMIT } from '@/core/runtime/node-runtime.ts'
import { createBoot } from './boot.ts'
import { fileTree } from './file-tree.ts'
import { STACKBLITZ } from './setting.ts'

export interface HostInput {
  /** Another host than StackBlitz's own: an enterprise's, or a stand-in of a test. */
  readonly address?: string
  /** Milliseconds to answer. */
  readonly limit?: number
}

export function webContainerHost({ address, limit = OPEN_LIMIT * 1000 }: HostInput = {}): NodeRuntimeHost {
  if (address !== undefined) Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: address })
  const host = new URL(address ?? STACKBLITZ).origin
  const boot = createBoot(host, limit)
  return {
    async open() {
      const booted = await boot()
      switch (booted.kind) {
        case 'booted':
          return { kind: 'open', runtime: webContainerRuntime(booted.container) }
        case 'timed-out':
          return { ...booted, host, seconds: limit / 1000 }
        case 'refused':
          return booted
      }
    },
  }
}

export function webContainerRuntime(container: WebContainer): NodeRuntime {
  let mounted: readonly string[] = []
  const start = async (command: readonly string[], running: Running): Promise<RunEnd> => {
    const [program = '', ...args] = command
    if (running.signal?.aborted) return { kind: 'stopped' }
    // Blocked cookies, a worker that cannot be loaded: told as an event, while the command waits.
    const deaf = container.on('error', ({ message }) => running.write(`\r\nWebContainer: ${message}\r\n`))
    try {
      return await ended(await container.spawn(program, args), running)
    } catch (error) {
      return { kind: 'broken', why: error instanceof Error ? error.message : String(error) }
    } finally {
      deaf()
    }
  }
  return {
    where: 'a WebContainer in this browser',
    async mount(files) {
      const gone = mounted.filter((path) => !Object.hasOwn(files, path))
      await Promise.all(gone.map((path) => container.fs.rm(path, { force: true })))
      await container.mount(fileTree(files))
      mounted = Object.keys(files)
    },
    run: start,
    async serve(command, { ready, ...running }) {
      const stop = container.on('server-ready', (port, address) => ready({ port, address } satisfies Server))
      try {
        return await start(command, running)
      } finally {
        stop()
      }
    },
    read: (folder) => readBelow(container, folder),
    close: () => container.teardown(),
  }
}

async function ended(process: WebContainerProcess, { write, signal }: Running): Promise<RunEnd> {
  let stopped = false
  const stop = () => {
    stopped = true
    process.kill()
  }
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  const printed = process.output.pipeTo(new WritableStream({ write })).catch(() => undefined)
  const code = await process.exit
  // A process that was killed may leave its output open.
  if (!stopped) await printed
  return stopped ? { kind: 'stopped' } : { kind: 'ended', code }
}

async function readBelow(container: WebContainer, folder: string): Promise<RuntimeFiles | undefined> {
  const files: Record<string, Uint8Array> = {}
  const into = async (path: string, below: string): Promise<void> => {
    for (const entry of await container.fs.readdir(path, { withFileTypes: true })) {
      const name = `${path}/${entry.name}`
      if (entry.isDirectory()) await into(name, `${below}${entry.name}/`)
      else files[`${below}${entry.name}`] = await container.fs.readFile(name)
    }
  }
  try {
    await into(folder, '')
    return files
  } catch (error) {
    if (/ENOENT|no such file/i.test(String(error))) return undefined
    throw error
  }
}
