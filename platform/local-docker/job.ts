/** Work that tells events while it goes on, and can be cancelled. */
import type { BuilderJob, DockerEvent } from '@/core/build/builder/port.ts'

export type Ended = Extract<DockerEvent, { kind: 'ended' }>
export type Emit = (event: DockerEvent) => void

/** `work` gives how it ended; what it throws is told as a failure. */
export function startJob(work: (emit: Emit, signal: AbortSignal) => Promise<Ended>): BuilderJob {
  const controller = new AbortController()
  const waiting: DockerEvent[] = []
  let wake: () => void = () => undefined
  let over = false
  const emit: Emit = (event) => {
    waiting.push(event)
    wake()
  }
  const failed = (error: unknown): Ended => {
    if (controller.signal.aborted) return { kind: 'ended', how: 'cancelled', message: 'It was cancelled.' }
    return { kind: 'ended', how: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
  work(emit, controller.signal)
    .catch(failed)
    .then((ended) => {
      over = true
      emit(ended)
    })
  async function* events(): AsyncGenerator<DockerEvent> {
    for (;;) {
      for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) yield event
      if (over) return
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return { events: events(), cancel: () => controller.abort() }
}
