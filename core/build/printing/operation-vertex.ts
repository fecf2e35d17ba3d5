/** The vertex of one step: fetching an image, running a command, copying files. */
import { canonicalReference, familiarReference, parseReference } from '@/core/images/reference.ts'
import type { BuildResult, Operation } from '../result.ts'
import type { TimedLog, TimedStatus, TimedVertex, VertexState } from '../timeline.ts'
import { layerPaces, operationSeconds } from './pace.ts'

interface Fetching {
  readonly free: number
  readonly present: readonly string[]
}

const FETCHED = /(?:^|\] )FROM /

export function isFetched(vertex: TimedVertex): boolean {
  return FETCHED.test(vertex.name)
}

/** Layers come side by side and are unpacked one after the other; a base that is on this machine is resolved only. */
export function fromVertex(result: BuildResult, operation: Operation, fetching: Fetching): TimedVertex {
  const base = result.results[operation.stage]?.stage.base
  const ref = base?.kind === 'image' ? base.ref : ''
  const present = operation.cached || isPresent(result, ref, fetching.present)
  const vertex = fetch(operation.name, present ? undefined : ref, result, fetching.free)
  const { stage, state } = operation
  if (state !== 'unknown') return { ...vertex, stage }
  return { ...vertex, stage, state, message: cannotTell(operation) }
}

/** An image that COPY --from names: `FROM docker.io/library/nginx:alpine@sha256:…`, in no stage. */
export function imageVertex(result: BuildResult, ref: string, fetching: Fetching): TimedVertex {
  const parsed = parseReference(ref)
  const name = parsed.kind === 'reference' ? canonicalReference(parsed.reference) : ref
  const resolution = result.request.catalogue.resolve(ref)
  const digest = resolution.kind === 'found' && !isLocal(result, ref) ? resolution.base.digest : undefined
  const shown = `FROM ${name}${digest === undefined || name.includes('@') ? '' : `@${digest}`}`
  return fetch(shown, isPresent(result, ref, fetching.present) ? undefined : ref, result, fetching.free)
}

function fetch(name: string, ref: string | undefined, result: BuildResult, start: number): TimedVertex {
  const resolved: TimedStatus = { id: `resolve ${name.replace(/^.*FROM /, '')}`, start, end: start }
  const found = ref === undefined ? undefined : result.request.catalogue.resolve(ref)
  const layers = found?.kind === 'found' ? layerPaces(found.base.image.layers) : []
  const downloads = layers.map(({ digest, bytes, download }) => {
    const begun = start + 0.1
    return { id: digest, current: bytes, total: bytes, start: begun, end: begun + download }
  })
  let at = start
  const extractions = layers.map(({ digest, extract }, index): TimedStatus => {
    const begun = Math.max(at, downloads[index]!.end)
    at = begun + extract
    return { id: `extracting ${digest}`, start: begun, end: at }
  })
  const statuses = [resolved, ...[...downloads, ...extractions].sort((one, other) => one.end - other.end)]
  const end = Math.max(start + 0.03, ...statuses.map((status) => status.end))
  return { name, stage: undefined, start, end, state: 'done', statuses, logs: [], warnings: [] }
}

function isLocal(result: BuildResult, ref: string): boolean {
  return result.request.localImages?.has(familiarReference(ref) ?? ref) === true
}

function isPresent(result: BuildResult, ref: string, present: readonly string[]): boolean {
  return isLocal(result, ref) || present.includes(familiarReference(ref) ?? ref)
}

export function stepVertex(result: BuildResult, operation: Operation, start: number): TimedVertex {
  const { name, stage, cached } = operation
  const common = { name, stage, start, statuses: [], warnings: [] }
  if (cached) return { ...common, end: start, state: 'cached', logs: [] }
  const state = STATES[operation.state]
  const seconds = operationSeconds(operation)
  const missing = state === 'error' && operation.kind !== 'run'
  const end = start + (missing ? 0 : seconds)
  const message = state === 'error' ? vertexError(result) : state === 'unknown' ? cannotTell(operation) : undefined
  const logs = logsOf(operation.output, seconds)
  return { ...common, end, state, logs, ...(message === undefined ? {} : { message }) }
}

const STATES: Readonly<Record<Operation['state'], VertexState>> = {
  done: 'done',
  failed: 'error',
  unknown: 'unknown',
  'not-reached': 'canceled',
}

/** Lines come evenly over the time a command takes. */
function logsOf(output: readonly string[], seconds: number): readonly TimedLog[] {
  const step = seconds / (output.length + 1)
  return output.map((text, index) => ({ at: step * (index + 1), text }))
}

/** The step's own error lacks the outermost wrapping of the whole build's. */
function vertexError(result: BuildResult): string {
  const message = result.outcome.kind === 'failed' ? result.outcome.error.message : ''
  return message.replace(/^failed to compute cache key: /, '')
}

function cannotTell(operation: Operation): string {
  return `cannot tell: ${operation.unsupported[0] ?? 'this step is not modelled'}`
}
