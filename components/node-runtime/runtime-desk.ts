/** What the Node runtime does in this tab: started when asked, one command at a time beside a server, and what its build gave. */
import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import { measuredPlan } from '@/core/programs/measured-build.ts'
import type { KeptBuilds, MeasuredBuild, MeasuredBuilds } from '@/core/runtime/measured-builds.ts'
import type { NodeRuntime, NodeRuntimeHost, Opened, RunEnd, Server } from '@/core/runtime/node-runtime.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { createStore, type Readable } from '../session/store.ts'
import { bytesByPath } from './bytes-by-path.ts'
import { createTranscript, type Transcript } from './transcript.ts'

export type Action = 'install' | 'start' | 'test' | 'build'

export const COMMANDS: Readonly<Record<Action, readonly string[]>> = {
  install: ['npm', 'install'],
  start: ['npm', 'start'],
  test: ['npm', 'test'],
  build: ['npm', 'run', 'build'],
}

export interface Ended {
  readonly action: Action
  readonly end: RunEnd
}

/** What the last build wrote, and whether lessons can take it. */
export type Made =
  | { readonly kind: 'build'; readonly folder: string; readonly key: string; readonly build: MeasuredBuild }
  | { readonly kind: 'not-for-lessons'; readonly why: string }

export interface RuntimeState {
  readonly phase: 'off' | 'starting' | 'on'
  readonly trouble: Exclude<Opened, { readonly kind: 'open' }> | undefined
  /** Apart from the server. */
  readonly running: Action | undefined
  readonly serving: boolean
  readonly server: Server | undefined
  readonly ended: Ended | undefined
  readonly made: Made | undefined
  readonly kept: KeptBuilds
  /** Why a build could not be kept. */
  readonly keeping: string | undefined
}

export interface RuntimePorts {
  loadHost(): Promise<NodeRuntimeHost>
  /** The project's files as they are now. */
  loadFiles(): Promise<Files>
  readonly builds: MeasuredBuilds
  now(): number
}

export interface RuntimeDesk extends Readable<RuntimeState> {
  readonly transcript: Transcript
  open(): Promise<void>
  /** Installs first where this package.json was not installed yet. */
  begin(action: Action): Promise<void>
  stop(what: 'running' | 'server'): void
  /** The project's files changed while a server runs: it gets them. */
  refresh(): Promise<void>
  loadKept(): Promise<void>
  keep(): Promise<void>
  forget(key: string): Promise<void>
  close(): void
}

/** Whether a command still holds the row of commands: a server gives it back once it was started. */
interface Row {
  held: boolean
}

const OFF: RuntimeState = {
  phase: 'off',
  trouble: undefined,
  running: undefined,
  serving: false,
  server: undefined,
  ended: undefined,
  made: undefined,
  kept: {},
  keeping: undefined,
}

export function createRuntimeDesk(ports: RuntimePorts): RuntimeDesk {
  const store = createStore<RuntimeState>(OFF)
  const put = (part: Partial<RuntimeState>) => store.update((state) => ({ ...state, ...part }))
  const transcript = createTranscript()
  let host: Promise<NodeRuntimeHost> | undefined
  let runtime: NodeRuntime | undefined
  let installed: string | undefined
  const stops: Partial<Record<'running' | 'server', AbortController>> = {}

  async function run(action: Action): Promise<RunEnd> {
    const stop = new AbortController()
    stops.running = stop
    put({ running: action })
    transcript.command(COMMANDS[action])
    const end = await runtime!.run(COMMANDS[action], { write: transcript.write, signal: stop.signal })
    transcript.end(end)
    return end
  }

  async function serve(row: Row): Promise<RunEnd> {
    const stop = new AbortController()
    stops.server = stop
    put({ serving: true, running: undefined })
    row.held = false
    transcript.command(COMMANDS.start)
    const ready = (server: Server) => put({ server })
    const end = await runtime!.serve(COMMANDS.start, { write: transcript.write, signal: stop.signal, ready })
    transcript.end(end)
    put({ serving: false, server: undefined })
    return end
  }

  async function withFiles(action: Action, files: Files, row: Row): Promise<void> {
    await runtime!.mount(bytesByPath(files))
    const wanted = installKey(files)
    if (action === 'install' || installed !== wanted) {
      const end = await run('install')
      const done = end.kind === 'ended' && end.code === 0
      installed = done ? wanted : undefined
      if (action === 'install' || !done) return put({ ended: { action: 'install', end } })
    }
    const end = await (action === 'start' ? serve(row) : run(action))
    put({ ended: { action, end } })
    if (action === 'build' && end.kind === 'ended' && end.code === 0) put({ made: await takeBuild(files) })
  }

  async function takeBuild(files: Files): Promise<Made> {
    const plan = measuredPlan(treeOfFiles(files))
    if (plan.kind === 'none') return { kind: 'not-for-lessons', why: plan.why }
    const written = await runtime!.read(plan.folder)
    if (written === undefined) return { kind: 'not-for-lessons', why: `there is no folder ${plan.folder} after it` }
    const date = new Date(ports.now()).toISOString().slice(0, 10)
    const run = { where: runtime!.where, date, output: transcript.lines() }
    return { kind: 'build', folder: plan.folder, key: plan.key, build: { kind: 'measured', files: written, ...run } }
  }

  function broken(action: Action, error: unknown): void {
    put({ ended: { action, end: { kind: 'broken', why: error instanceof Error ? error.message : String(error) } } })
  }

  return {
    ...store,
    transcript,
    async open() {
      if (store.get().phase !== 'off') return
      put({ phase: 'starting', trouble: undefined })
      host ??= ports.loadHost()
      const opened = await host.then(
        (each) => each.open(),
        (error): Opened => {
          host = undefined
          return { kind: 'refused', why: error instanceof Error ? error.message : String(error) }
        },
      )
      if (opened.kind !== 'open') return put({ phase: 'off', trouble: opened })
      runtime = opened.runtime
      put({ phase: 'on' })
    },
    async begin(action) {
      const { running, serving } = store.get()
      if (runtime === undefined || running !== undefined || (action === 'start' && serving)) return
      put({ running: action, ended: undefined, ...(action === 'build' ? { made: undefined, keeping: undefined } : {}) })
      const row = { held: true }
      try {
        await withFiles(action, await ports.loadFiles(), row)
      } catch (error) {
        broken(action, error)
      } finally {
        if (row.held) put({ running: undefined })
      }
    },
    stop: (what) => stops[what]?.abort(),
    async refresh() {
      if (runtime === undefined || !store.get().serving) return
      await runtime.mount(bytesByPath(await ports.loadFiles())).catch((error) => broken('start', error))
    },
    async loadKept() {
      put({ kept: await ports.builds.load() })
    },
    async keep() {
      const { made } = store.get()
      if (made?.kind !== 'build') return
      try {
        await ports.builds.keep(made.key, made.build)
        put({ kept: await ports.builds.load(), keeping: undefined })
      } catch (error) {
        put({ keeping: error instanceof Error ? error.message : String(error) })
      }
    },
    async forget(key) {
      await ports.builds.forget(key).catch(() => undefined)
      put({ kept: await ports.builds.load() })
    },
    close() {
      for (const stop of Object.values(stops)) stop.abort()
      runtime?.close()
      runtime = undefined
      installed = undefined
      put({ phase: 'off', running: undefined, serving: false, server: undefined })
    },
  }
}

/** What an install reads. */
function installKey(files: Files): string {
  return ['package.json', 'package-lock.json', '.npmrc'].map((path) => files[path]?.text ?? '').join('\0')
}
