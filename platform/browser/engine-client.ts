/** The page's end of the engine worker: each question gets its own answer. */
import type { AnswerTo, EnginePort } from '@/core/engine/protocol.ts'
import type { CourseForEngine } from './engine-facts.ts'
import type { CourseToWorker, FromWorker, ToWorker } from './engine-messages.ts'

interface Waiting {
  readonly kind: ToWorker['request']['kind']
  /** On the page's clock. */
  readonly asked: number
  resolve(answer: FromWorker['answer']): void
  reject(error: Error): void
}

export function openEngineWorker({ name, records }: CourseForEngine): EnginePort {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' })
  worker.postMessage({ course: { name, ...(records ? { records } : {}) } } satisfies CourseToWorker)
  const waiting = new Map<number, Waiting>()
  let last = 0
  const settle = (id: number): Waiting | undefined => {
    const entry = waiting.get(id)
    waiting.delete(id)
    return entry
  }
  worker.onmessage = (event: MessageEvent<FromWorker>) => {
    const { id, answer } = event.data
    const asker = settle(id)
    if (asker !== undefined) measured(asker)
    if (answer.kind === 'broken') asker?.reject(new Error(answer.message))
    else asker?.resolve(answer)
  }
  worker.onerror = (event) => {
    const error = new Error(event.message || 'The engine could not be loaded.')
    for (const id of [...waiting.keys()]) settle(id)?.reject(error)
  }
  return {
    ask(request) {
      last += 1
      const message: ToWorker = { id: last, request }
      return new Promise((resolve, reject) => {
        const { kind } = request
        waiting.set(message.id, { kind, asked: performance.now(), resolve: resolve as Waiting['resolve'], reject })
        worker.postMessage(message)
      }) as Promise<AnswerTo[typeof request.kind]>
    },
    close() {
      worker.terminate()
      for (const id of [...waiting.keys()]) settle(id)?.reject(new Error('The lesson was closed.'))
    },
  }
}

/** For a PerformanceObserver, and the browser's own profiler: how long each question took. Nothing is kept. */
function measured({ kind, asked }: Waiting): void {
  const name = `engine ${kind}`
  performance.measure(name, { start: asked, end: performance.now() })
  performance.clearMeasures(name)
}
