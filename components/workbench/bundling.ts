/** Sees to the bundles that the engine wants: after a pause, one at a time, the newest wish first; what nobody waits for any more is given up. */
import type { BundleAnswer, BundleRequest } from '@/core/bundle/bundle.ts'
import type { BundlerPort, BundlerProgress } from '@/core/bundle/bundler-port.ts'

export type Bundling =
  | { readonly kind: 'idle' }
  | BundlerProgress
  /** The last attempt came to nothing, for a reason that may pass. */
  | { readonly kind: 'failed'; readonly why: string }

export interface BundlingPorts {
  openBundler(): Promise<BundlerPort>
  show(state: Bundling): void
  /** Takes an answer to the engine. */
  deliver(answers: Readonly<Record<string, BundleAnswer>>): Promise<void>
}

export interface Bundler {
  /** What is wanted now, after an edit: earlier wishes that are not among them are given up. */
  want(requests: readonly BundleRequest[]): void
  /** At once, for a command that waits; false when one could not be had for now. */
  make(requests: readonly BundleRequest[]): Promise<boolean>
  close(): void
}

/** A pause in typing of this many milliseconds. */
export const BUNDLE_PAUSE = 500

export function createBundler({ openBundler, show, deliver }: BundlingPorts): Bundler {
  let port: Promise<BundlerPort> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wanted: readonly BundleRequest[] = []
  let running: { readonly key: string; readonly abort: AbortController } | undefined
  let closed = false
  /** A command waits: what the page wants besides comes after it. */
  let held = false
  /** Answered already: asked for once more, it would be asked for for ever. */
  const answered = new Set<string>()

  /** False when it could not be had for now. */
  async function one(request: BundleRequest): Promise<boolean> {
    const abort = new AbortController()
    running = { key: request.key, abort }
    port ??= openBundler()
    const answer = await port.then(
      (bundler) =>
        bundler.bundle(request, { progress: (state) => !abort.signal.aborted && show(state), signal: abort.signal }),
      (error): BundleAnswer => ({ kind: 'unavailable', why: String(error?.message ?? error), passing: true }),
    )
    if (running?.abort === abort) running = undefined
    if (abort.signal.aborted || closed) return false
    const passing = answer.kind === 'unavailable' && answer.passing === true
    if (passing) port = undefined
    else answered.add(request.key)
    show(passing ? { kind: 'failed', why: answer.why } : { kind: 'idle' })
    await deliver({ [request.key]: answer })
    return !passing
  }

  async function work(): Promise<void> {
    timer = undefined
    const next = wanted.find(({ key }) => !answered.has(key))
    if (next === undefined || running !== undefined || closed) return
    wanted = wanted.filter((each) => each !== next)
    await one(next)
    if (wanted.length > 0) void work()
  }

  return {
    want(requests) {
      wanted = requests
      if (timer !== undefined) clearTimeout(timer)
      timer = undefined
      if (!held && running !== undefined && !requests.some(({ key }) => key === running?.key)) {
        running.abort.abort()
        running = undefined
        show({ kind: 'idle' })
      }
      wanted = requests.filter(({ key }) => key !== running?.key)
      if (wanted.length > 0) timer = setTimeout(() => void work(), BUNDLE_PAUSE)
    },
    async make(requests) {
      if (timer !== undefined) clearTimeout(timer)
      timer = undefined
      running?.abort.abort()
      wanted = []
      held = true
      try {
        for (const request of requests) if (closed || !(await one(request))) return false
        return true
      } finally {
        held = false
        if (wanted.length > 0 && timer === undefined) void work()
      }
    },
    close() {
      closed = true
      if (timer !== undefined) clearTimeout(timer)
      running?.abort.abort()
      void port?.then((bundler) => bundler.close())
    },
  }
}
