/** The vertices of a build in the order BuildKit prints them. */
import { sha256Hex } from '@/core/files/digest.ts'
import type { Image } from '@/core/images/image.ts'
import { canonicalReference, parseReference } from '@/core/images/reference.ts'
import { ignoreFile } from './context.ts'
import { failedOperation, LOG_TIME } from './error-block.ts'
import { loadMetadata, metadataName } from './metadata-name.ts'
import type { BuildResult, Operation } from './result.ts'
import { showSize } from './show-size.ts'
import { warningsOf } from './warnings.ts'

export interface Vertex {
  readonly name: string
  readonly lines: readonly string[]
  /** `DONE 0.0s`, `CACHED`, `ERROR: …`. */
  readonly end: string
}

const DONE = 'DONE 0.0s'

export function verticesOf(result: BuildResult, tag: string | undefined): readonly Vertex[] {
  const operations = result.operations.filter((one) => result.results[one.stage]?.needed)
  const metadata = metadataVertices(result, operations)
  const vertices = [definitionVertex(result), ...metadata]
  if (operations.length === 0) return vertices
  vertices.push(ignoreVertex(result))
  if (operations.some(readsContext)) vertices.push(contextVertex(result))
  vertices.push(...operationVertices(result, operations))
  const { outcome } = result
  if (outcome.kind !== 'failed' && outcome.image !== undefined) vertices.push(exportVertex(outcome.image, tag))
  return vertices
}

function definitionVertex(result: BuildResult): Vertex {
  const { dockerfile, dockerfilePath } = result.request
  const size = showSize(new TextEncoder().encode(dockerfile).length)
  const name = `[internal] load build definition from ${dockerfilePath.slice(dockerfilePath.lastIndexOf('/') + 1)}`
  const warnings = warningsOf(result).map((warning) => `WARN: ${warning}`)
  return { name, lines: [`transferring dockerfile: ${size} done`, ...warnings], end: DONE }
}

/** One for each image that is looked up; the one that is not there ends with its error. */
function metadataVertices(result: BuildResult, operations: readonly Operation[]): readonly Vertex[] {
  const refs = result.results.flatMap(({ stage, needed }) =>
    needed && stage.base.kind === 'image' ? [stage.base.ref] : [],
  )
  const failure = result.outcome.kind === 'failed' ? result.outcome.error : undefined
  const missing = failure === undefined ? undefined : metadataName(failure)
  if (operations.length === 0 && missing === undefined) return []
  const names = new Set(refs.map(loadMetadata))
  if (missing !== undefined) names.add(missing)
  const cause = /docker\.io\S*: (.*)$/.exec(failure?.message ?? '')?.[1] ?? failure?.message
  return [...names].map((name) => ({ name, lines: [], end: name === missing ? `ERROR: ${cause}` : DONE }))
}

/** Two bytes when there is none, as BuildKit counts. */
function ignoreVertex(result: BuildResult): Vertex {
  const ignore = ignoreFile(result.request)
  const size = ignore === undefined ? 2 : new TextEncoder().encode(ignore.text).length
  return { name: '[internal] load .dockerignore', lines: [`transferring context: ${showSize(size)} done`], end: DONE }
}

function readsContext(operation: Operation): boolean {
  const { keyword, flags } = operation.instruction
  if (keyword === 'ADD') return true
  return keyword === 'COPY' && !flags.some((flag) => flag.name === 'from')
}

function contextVertex(result: BuildResult): Vertex {
  const lines = [`transferring context: ${showSize(result.contextBytes)} done`]
  return { name: '[internal] load build context', lines, end: DONE }
}

/** A base image used twice, or a step that two stages share, has one vertex. After a mistake nothing more is printed. */
function operationVertices(result: BuildResult, operations: readonly Operation[]): readonly Vertex[] {
  const shown = new Set<string>()
  const failed = failedOperation(result)
  const vertices: Vertex[] = []
  let cancelled = false
  for (const operation of operations) {
    const image = operation.kind === 'from' ? operation.name.replace(/^.*?\] /, '') : undefined
    // Equal steps of two stages are one vertex.
    const identity = image ?? operation.key
    if (identity !== '' && shown.has(identity)) continue
    shown.add(identity)
    if (operation.state === 'not-reached' && (cancelled || failed === undefined || failed.stage !== operation.stage))
      continue
    if (operation.state === 'not-reached') cancelled = true
    if (operation.state === 'failed' && operation !== failed) continue
    vertices.push(operationVertex(operation, result))
    if (operation === failed) cancelled = true
  }
  return vertices
}

function operationVertex(operation: Operation, result: BuildResult): Vertex {
  const { name } = operation
  if (operation.kind === 'from') return fromVertex(operation)
  if (operation.cached) return { name, lines: [], end: 'CACHED' }
  const lines = operation.output.map((line) => `${LOG_TIME} ${line}`)
  switch (operation.state) {
    case 'done':
      return { name, lines, end: DONE }
    case 'not-reached':
      return { name, lines, end: 'CANCELED' }
    case 'failed':
      return { name, lines, end: `ERROR: ${vertexError(result)}` }
    case 'unknown':
      return { name, lines, end: `cannot tell: ${operation.unsupported[0] ?? 'this step is not modelled'}` }
  }
}

function fromVertex(operation: Operation): Vertex {
  const reference = operation.name.replace(/^.*\] FROM /, '')
  const end = operation.state === 'unknown' ? `cannot tell: ${operation.unsupported[0]}` : DONE
  return { name: operation.name, lines: [`resolve ${reference} done`], end }
}

/** The step's own error lacks the outermost wrapping of the whole build's. */
function vertexError(result: BuildResult): string {
  const message = result.outcome.kind === 'failed' ? result.outcome.error.message : ''
  return message.replace(/^failed to compute cache key: /, '')
}

/** As the containerd image store exports. */
function exportVertex(image: Image, tag: string | undefined): Vertex {
  const digest = (what: string) => `sha256:${sha256Hex(`${what} ${image.id}`)}`
  const parsed = tag === undefined ? undefined : parseReference(tag)
  const name = parsed?.kind === 'reference' ? canonicalReference(parsed.reference) : tag
  const naming = name === undefined ? [] : [`naming to ${name} done`, `unpacking to ${name} done`]
  const lines = [
    'exporting layers done',
    `exporting manifest ${digest('manifest')} done`,
    `exporting config ${image.id} done`,
    `exporting attestation manifest ${digest('attestation')} done`,
    `exporting manifest list ${digest('list')} done`,
    ...naming,
  ]
  return { name: 'exporting to image', lines, end: DONE }
}
