/** What `docker build --progress=plain` prints for a build: numbered vertices, CACHED, the block of a mistake. */

import { excerptOf, failedVertex } from './error-block.ts'
import type { BuildResult } from './result.ts'
import { type Vertex, verticesOf } from './vertices.ts'
import { warningsBlock } from './warnings.ts'

export interface ProgressOptions {
  /** The image's name: `app`, `app:1.0`, `docker.io/library/app:latest`. */
  readonly tag?: string
}

/** Times are simulated: the engine takes none, so that the same build always prints the same lines. */
export function plainProgress(result: BuildResult, options: ProgressOptions = {}): string[] {
  const vertices = verticesOf(result, options.tag)
  const lines = ['#0 building with "default" instance using docker driver']
  for (const [index, vertex] of vertices.entries()) lines.push('', ...vertexLines(vertex, index + 1))
  if (result.outcome.kind !== 'failed') lines.push(...warningsBlock(result))
  return lines
}

function vertexLines(vertex: Vertex, number: number): readonly string[] {
  return [vertex.name, ...vertex.lines, vertex.end].map((line) => `#${number} ${line}`)
}

/** From the failed step to `ERROR: …`; empty for a build that did not fail. */
export function errorBlock(result: BuildResult): string[] {
  if (result.outcome.kind !== 'failed') return []
  const { error } = result.outcome
  return [
    ...failedVertex(result),
    ...warningsBlock(result),
    ...excerptOf(result, error),
    `ERROR: failed to build: failed to solve: ${error.message}`,
  ]
}
