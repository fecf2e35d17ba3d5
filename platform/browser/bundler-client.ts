/** The page's end of the bundler's worker, which starts with the first request. */
import type { BundleAnswer } from '@/core/bundle/bundle.ts'
import type { BundlerPort, BundlerProgress } from '@/core/bundle/bundler-port.ts'
import type { FromBundler, ToBundler } from './bundler-messages.ts'

interface Waiting {
  settle(answer: BundleAnswer): void
  tell(progress: BundlerProgress): void
}

const GIVEN_UP: BundleAnswer = { kind: 'unavailable', why: 'the bundle was given up', passing: true }

export function openBundlerWorker(): BundlerPort {
  let worker: Worker | undefined
  let last = 0
  const waiting = new Map<number, Waiting>()
  const settle = (id: number, answer: BundleAnswer) => {
    waiting.get(id)?.settle(answer)
    waiting.delete(id)
  }
  const start = () => {
    const started = new Worker(new URL('./bundler.worker.ts', import.meta.url), { type: 'module', name: 'bundler' })
    started.onmessage = ({ data }: MessageEvent<FromBundler>) => {
      if ('answer' in data) settle(data.id, data.answer)
      else waiting.get(data.id)?.tell(data.progress)
    }
    started.onerror = (event) => {
      const why = event.message || 'the bundler could not be loaded'
      worker = undefined
      for (const id of [...waiting.keys()]) settle(id, { kind: 'unavailable', why, passing: true })
    }
    return started
  }
  return {
    bundle(request, { progress, signal } = {}) {
      worker ??= start()
      last += 1
      const message: ToBundler = { id: last, request }
      return new Promise((resolve) => {
        waiting.set(message.id, { settle: resolve, tell: (state) => progress?.(state) })
        signal?.addEventListener('abort', () => settle(message.id, GIVEN_UP), { once: true })
        worker?.postMessage(message)
      })
    },
    close() {
      worker?.terminate()
      worker = undefined
      for (const id of [...waiting.keys()]) settle(id, GIVEN_UP)
    },
  }
}
