/** The failed step with the last lines it printed, and the piece of the Dockerfile at fault. */
import { errorExcerpts } from '@/core/dockerfile/excerpt.ts'
import type { BuildError } from '@/core/dockerfile/syntax.ts'
import { logSeconds } from './printing/seconds.ts'
import type { BuildResult, Operation } from './result.ts'
import type { Timeline } from './timeline.ts'

const RULE = '------'
const LAST_LINES = 10

/** The operation a failed build stopped at, if it came as far as its operations. */
export function failedOperation(result: BuildResult): Operation | undefined {
  if (result.outcome.kind !== 'failed') return undefined
  const { range } = result.outcome.error
  const failed = result.operations.filter((one) => one.state === 'failed' && result.results[one.stage]?.needed)
  return failed.find((one) => one.instruction.range === range)
}

export function failedVertex(result: BuildResult, timeline: Timeline): readonly string[] {
  if (result.outcome.kind !== 'failed') return []
  const failed = timeline.vertices.filter((vertex) => vertex.state === 'error')
  return failed.flatMap(({ name, logs }) => {
    const last = logs.slice(-LAST_LINES).map(({ at, text }) => `${logSeconds(at)} ${text}`)
    return [RULE, ` > ${name}:`, ...last, RULE]
  })
}

export function excerptOf(result: BuildResult, error: BuildError): readonly string[] {
  return errorExcerpts(result.request.dockerfile, error, error.file)
}
