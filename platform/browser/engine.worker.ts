/** The engine on a thread of its own: typing never waits for a build. */
import { type Engine, judgeNow, openEngine, receive } from '@/core/engine/engine.ts'
import type { EngineAnswer, EngineRequest } from '@/core/engine/protocol.ts'
import { engineFacts } from './engine-facts.ts'
import type { FromWorker, ToWorker } from './engine-messages.ts'

let engine: Engine | undefined

self.onmessage = (event: MessageEvent<ToWorker>) => {
  const { id, request } = event.data
  const reply: FromWorker = { id, answer: answer(request) }
  self.postMessage(reply)
}

function answer(request: EngineRequest): EngineAnswer {
  try {
    if (request.kind === 'open') {
      engine = openEngine(engineFacts(), request)
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
