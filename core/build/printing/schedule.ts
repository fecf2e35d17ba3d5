/**
 * When each vertex begins and ends on the simulated clock. As BuildKit's solver does: whatever waits for nothing starts at
 * once, stages run side by side, and the first mistake cancels what is still running.
 */
import { failedOperation } from '../error-block.ts'
import { loadMetadata, metadataName } from '../metadata-name.ts'
import type { BuildResult, Operation } from '../result.ts'
import type { TimedVertex, Timeline } from '../timeline.ts'
import { externalImages } from './external-images.ts'
import { fromVertex, imageVertex, isFetched, stepVertex } from './operation-vertex.ts'
import { contextStep, definitionStep, exportStep, ignoreStep, ownStep } from './own-steps.ts'
import { CACHED_METADATA_SECONDS, METADATA_SECONDS } from './pace.ts'
import { type ShownOperation, shownOperations } from './shown-operations.ts'

export interface ScheduleOptions {
  /** Names of the image, in the order they were given. */
  readonly names?: readonly string[]
  /** Familiar names of images that need not be fetched. */
  readonly present?: readonly string[]
}

export function timelineOf(result: BuildResult, options: ScheduleOptions = {}): Timeline {
  const shown = shownOperations(result)
  const definition = definitionStep(result)
  const metadata = metadataVertices(result, shown, definition.end)
  const looked = Math.max(definition.end, ...metadata.map((vertex) => vertex.end))
  const opening = [definition, ...metadata]
  if (shown.length === 0) return ended(opening)
  const ignore = ignoreStep(result, looked)
  const context = needsContext(result) ? [contextStep(result, ignore.end)] : []
  const ready = Math.max(ignore.end, ...context.map((vertex) => vertex.end))
  const steps = stepVertices(result, shown, { free: ignore.end, ready, present: options.present ?? [] })
  const all = cutAtMistake([...opening, ignore, ...context, ...steps])
  const known = opening.length + 1 + context.length + steps.length + stepsCut(result, shown)
  return ended([...all, ...exported(result, shown, all, options.names ?? [])], known)
}

function ended(vertices: readonly TimedVertex[], known = vertices.length): Timeline {
  return {
    vertices,
    pending: Math.max(0, known - vertices.length),
    seconds: Math.max(0, ...vertices.map((vertex) => vertex.end)),
  }
}

/** Steps after the mistake that have no vertex at all. */
function stepsCut(result: BuildResult, shown: readonly ShownOperation[]): number {
  const cut = result.operations.filter((one) => one.state === 'not-reached' && result.results[one.stage]?.needed)
  return cut.filter((one) => !shown.some(({ operation }) => operation === one)).length
}

/** One for each image that is looked up; the one that is not there ends with its error. */
function metadataVertices(result: BuildResult, shown: readonly ShownOperation[], start: number): TimedVertex[] {
  const failure = result.outcome.kind === 'failed' ? result.outcome.error : undefined
  const missing = failure === undefined ? undefined : metadataName(failure)
  if (shown.length === 0 && missing === undefined) return []
  const bases = result.results.flatMap(({ stage, needed }) =>
    needed && stage.base.kind === 'image' ? [stage.base.ref] : [],
  )
  const sources = shown.flatMap(({ operation }) => externalImages(result, operation))
  const names = new Set([...bases, ...sources].map(loadMetadata))
  if (missing !== undefined) names.add(missing)
  const cached = shown.some(({ operation }) => operation.cached)
  const seconds = cached ? CACHED_METADATA_SECONDS : METADATA_SECONDS
  const cause = /docker\.io\S*: (.*)$/.exec(failure?.message ?? '')?.[1] ?? failure?.message
  return [...names].map((name, index): TimedVertex => {
    const vertex = ownStep(name, start, [], start + seconds + index * 0.1)
    return name === missing ? { ...vertex, state: 'error', message: cause ?? '' } : vertex
  })
}

/** It is taken in beside the first steps, whether or not the build comes as far as the COPY that needs it. */
function needsContext(result: BuildResult): boolean {
  return result.operations.some((one) => result.results[one.stage]?.needed && readsContext(one))
}

function readsContext(operation: Operation): boolean {
  const { keyword, flags } = operation.instruction
  if (keyword === 'ADD') return true
  return keyword === 'COPY' && !flags.some((flag) => flag.name === 'from')
}

interface Start {
  /** When steps may begin, and when the context is there. */
  readonly free: number
  readonly ready: number
  readonly present: readonly string[]
}

function stepVertices(result: BuildResult, shown: readonly ShownOperation[], start: Start): TimedVertex[] {
  const ends = new Map<string, number>()
  const failed = failedOperation(result)
  const vertices: TimedVertex[] = []
  const fetched = new Set(
    shown.flatMap(({ operation }) => (operation.kind === 'from' ? [operation.name.replace(/^.*\] /, '')] : [])),
  )
  for (const { operation, after } of shown) {
    const images = externalImages(result, operation).map((ref) => imageVertex(result, ref, start))
    for (const image of images.filter((each) => !fetched.has(each.name))) {
      fetched.add(image.name)
      vertices.push(image)
    }
    const inputs = [...after.map((id) => ends.get(id) ?? 0), ...images.map((image) => image.end), start.free]
    if (readsContext(operation)) inputs.push(start.ready)
    const begin =
      operation === failed && isMissingSource(result) ? missedAt(result, vertices, start) : Math.max(...inputs)
    const vertex =
      operation.kind === 'from' ? fromVertex(result, operation, start) : stepVertex(result, operation, begin)
    ends.set(operation.id, vertex.end)
    vertices.push(vertex)
  }
  return vertices
}

function isMissingSource(result: BuildResult): boolean {
  return result.outcome.kind === 'failed' && result.outcome.error.code === 'copy-source-missing'
}

/** A source is looked for as soon as what it is copied from is there: commands before it have only begun by then. */
function missedAt(result: BuildResult, vertices: readonly TimedVertex[], start: Start): number {
  const failed = failedOperation(result)!
  const from = failed.readsStages.flatMap((stage) => vertices.filter((vertex) => vertex.stage === stage))
  const base = vertices.filter((vertex) => vertex.stage === failed.stage && isFetched(vertex))
  const known = failed.readsStages.length === 0 ? [start.ready] : from.map((vertex) => vertex.end)
  return Math.max(start.free, ...known, ...base.map((vertex) => vertex.end)) + 0.05
}

/** What had not begun does not show; what was running is cancelled. */
function cutAtMistake(vertices: readonly TimedVertex[]): TimedVertex[] {
  const stop = Math.min(...vertices.flatMap((vertex) => (vertex.state === 'error' ? [vertex.end] : [])))
  return vertices.flatMap((vertex) => {
    if (vertex.state === 'error') return [vertex]
    if (vertex.start >= stop) return []
    if (vertex.end <= stop) return [vertex.state === 'canceled' ? { ...vertex, state: 'done' } : vertex]
    return [cancelled(vertex, stop)]
  })
}

function cancelled(vertex: TimedVertex, at: number): TimedVertex {
  const logs = vertex.logs.filter((log) => vertex.start + log.at <= at)
  const statuses = vertex.statuses.filter((status) => status.end <= at)
  return { ...vertex, end: at, state: 'canceled', logs, statuses }
}

function exported(
  result: BuildResult,
  shown: readonly ShownOperation[],
  before: readonly TimedVertex[],
  names: readonly string[],
): TimedVertex[] {
  const { outcome } = result
  if (outcome.kind === 'failed' || outcome.image === undefined) return []
  const fresh = shown.some(({ operation }) => !operation.cached && operation.kind !== 'from')
  const own = fresh ? outcome.image.layers.filter((layer) => layer.by !== undefined) : []
  const added = own.reduce((sum, layer) => sum + (layer.size.value ?? 0), 0)
  return [exportStep(outcome.image, names, added, Math.max(...before.map((vertex) => vertex.end)))]
}
