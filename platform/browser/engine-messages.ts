/** What goes over the wire between page and worker: a request or its answer, numbered. */
import type { EngineAnswer, EngineRequest } from '@/core/engine/protocol.ts'
import type { CourseForEngine } from './engine-facts.ts'

/** The first message: which course the questions are about. */
export interface CourseToWorker {
  readonly course: CourseForEngine
}

export interface ToWorker {
  readonly id: number
  readonly request: EngineRequest
}

export interface FromWorker {
  readonly id: number
  readonly answer: EngineAnswer
}
