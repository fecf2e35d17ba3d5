/** A job's events as NDJSON: one JSON document a line. When nobody listens any more, the job is cancelled. */
import type { BuilderJob } from '@/core/build/builder/port.ts'

export function eventStream(job: BuilderJob, onEnd: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const events = job.events[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const next = await events.next()
      if (next.done) {
        onEnd()
        controller.close()
      } else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`))
    },
    async cancel() {
      job.cancel()
      // The next job may begin when the programs of this one have ended.
      for (let next = await events.next(); !next.done; ) next = await events.next()
      onEnd()
    },
  })
}
