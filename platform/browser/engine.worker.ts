/** The engine on a thread of its own: typing never waits for a build. */
import { type Engine, type Facts, judgeNow, openEngine, receive } from '@/core/engine/engine.ts'
import type { EngineAnswer, EngineRequest } from '@/core/engine/protocol.ts'
import { engineFacts } from './engine-facts.ts'
import type { CourseToWorker, FromWorker, ToWorker } from './engine-messages.ts'

let facts: Facts | undefined
let engine: Engine | undefined

self.onmessage = (event: MessageEvent<CourseToWorker | ToWorker>) => {
  if ('course' in event.data) {
    facts = engineFacts(event.data.course)
    return
  }
  const { id, request } = event.data
  const reply: FromWorker = { id, answer: answer(request) }
  self.postMessage(reply)
}

function answer(request: EngineRequest): EngineAnswer {
  try {
    if (request.kind === 'open') {
      if (!facts) return { kind: 'broken', message: 'The engine was opened before it knew the course.' }
      engine = openEngine(facts, request)
      return judgeNow(engine)
    }
    if (!engine) return { kind: 'broken', message: 'The engine was asked before it was opened.' }
    const step = receive(engine, request)
    engine = step.engine
    return step.answer
  } catch (error) {
    return { kind: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
