/** What `docker build --progress=plain` prints for a build: numbered vertices, CACHED, the block of a mistake. */

import { excerptOf, failedVertex } from './error-block.ts'
import { timelineOfAbsent } from './printing/own-steps.ts'
import { plainLines } from './printing/plain.ts'
import { rawJsonLines } from './printing/raw-json.ts'
import { timelineOf } from './printing/schedule.ts'
import type { BuildResult } from './result.ts'
import type { Timeline } from './timeline.ts'
import { type WarningsOptions, warningsBlock } from './warnings.ts'

export interface ProgressOptions extends WarningsOptions {
  /** The image's names: `app`, `app:1.0`, `docker.io/library/app:latest`. */
  readonly tag?: string | readonly string[]
  /** Familiar names of base images that need not be fetched. */
  readonly present?: readonly string[]
}

const BUILDER = '#0 building with "default" instance using docker driver'

/** Times are simulated: the same build always prints the same lines. */
export function plainProgress(result: BuildResult, options: ProgressOptions = {}): string[] {
  const lines = plainProgressOf(buildTimeline(result, options))
  return result.outcome.kind === 'failed' ? lines : [...lines, ...warningsBlock(result, options)]
}

/** Without the summary of warnings that ends a build. */
export function plainProgressOf(timeline: Timeline): string[] {
  return [BUILDER, '', ...plainLines(timeline)]
}

export function buildTimeline(result: BuildResult, { tag, present }: ProgressOptions = {}): Timeline {
  const names = tag === undefined ? [] : typeof tag === 'string' ? [tag] : tag
  return timelineOf(result, { names, ...(present === undefined ? {} : { present }) })
}

/** Of a build whose Dockerfile is not there: it was looked for, and two bytes came. */
export function absentTimeline(name: string): Timeline {
  return timelineOfAbsent(name)
}

/** From the failed step to `ERROR: …`; empty for a build that did not fail. */
export function errorBlock(result: BuildResult, options: ProgressOptions = {}): string[] {
  if (result.outcome.kind !== 'failed') return []
  const { error } = result.outcome
  return [
    ...failedVertex(result, buildTimeline(result, options)),
    ...warningsBlock(result, options),
    ...excerptOf(result, error),
    `ERROR: failed to build: failed to solve: ${error.message}`,
  ]
}

/** `--progress=rawjson`, one document a line; `began` in milliseconds since 1970. */
export function rawJsonProgress(timeline: Timeline, began: number): string[] {
  return rawJsonLines(timeline, began)
}
