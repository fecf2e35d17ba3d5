/** The failed step with the last lines it printed, and the piece of the Dockerfile at fault. */
import { errorExcerpts } from '@/core/dockerfile/excerpt.ts'
import type { BuildError } from '@/core/dockerfile/syntax.ts'
import { metadataName } from './metadata-name.ts'
import type { BuildResult, Operation } from './result.ts'

const RULE = '------'
const LAST_LINES = 10

/** The operation a failed build stopped at, if it came as far as its operations. */
export function failedOperation(result: BuildResult): Operation | undefined {
  if (result.outcome.kind !== 'failed') return undefined
  const { range } = result.outcome.error
  const failed = result.operations.filter((one) => one.state === 'failed' && result.results[one.stage]?.needed)
  return failed.find((one) => one.instruction.range === range)
}

export function failedVertex(result: BuildResult): readonly string[] {
  const operation = failedOperation(result)
  if (operation !== undefined) {
    const log = operation.output.slice(-LAST_LINES).map((line) => `${LOG_TIME} ${line}`)
    return [RULE, ` > ${operation.name}:`, ...log, RULE]
  }
  const metadata = result.outcome.kind === 'failed' ? metadataName(result.outcome.error) : undefined
  return metadata === undefined ? [] : [RULE, ` > ${metadata}:`, RULE]
}

/** Seconds before a line a command printed, as BuildKit formats them below ten seconds. */
export const LOG_TIME = '0.000'

export function excerptOf(result: BuildResult, error: BuildError): readonly string[] {
  return errorExcerpts(result.request.dockerfile, error, error.file)
}
