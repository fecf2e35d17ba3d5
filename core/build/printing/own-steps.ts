/** BuildKit's own steps: reading the Dockerfile and the ignore file, looking images up, taking in the context, exporting. */
import { sha256Hex } from '@/core/files/digest.ts'
import type { Image } from '@/core/images/image.ts'
import { canonicalReference, parseReference } from '@/core/images/reference.ts'
import { ignoreFile } from '../context.ts'
import type { BuildResult } from '../result.ts'
import type { TimedStatus, TimedVertex, Timeline } from '../timeline.ts'
import { warningsOf } from '../warnings.ts'
import { transferSeconds } from './pace.ts'

const INSTANT = 0.02

export function ownStep(name: string, start: number, statuses: readonly TimedStatus[], end = start + INSTANT) {
  return { name, stage: undefined, start, end, state: 'done', statuses, logs: [], warnings: [] } as const
}

export function definitionStep(result: BuildResult): TimedVertex {
  const { dockerfile, dockerfilePath } = result.request
  const name = dockerfilePath.slice(dockerfilePath.lastIndexOf('/') + 1)
  const status = transfer('transferring dockerfile:', bytesOf(dockerfile), 0, 0)
  return { ...ownStep(`[internal] load build definition from ${name}`, 0, [status]), warnings: warningsOf(result) }
}

export function timelineOfAbsent(name: string): Timeline {
  const status = transfer('transferring dockerfile:', 2, 0, 0)
  const vertex = ownStep(`[internal] load build definition from ${name}`, 0, [status])
  return { vertices: [vertex], pending: 0, seconds: vertex.end }
}

/** Two bytes when there is none, as BuildKit counts. */
export function ignoreStep(result: BuildResult, start: number): TimedVertex {
  const ignore = ignoreFile(result.request)
  const bytes = ignore === undefined ? 2 : bytesOf(ignore.text)
  return ownStep('[internal] load .dockerignore', start, [transfer('transferring context:', bytes, start, start)])
}

export function contextStep(result: BuildResult, start: number): TimedVertex {
  const end = start + transferSeconds(result.contextBytes)
  const status = transfer('transferring context:', result.contextBytes, start, end)
  return ownStep('[internal] load build context', start, [status], end + INSTANT)
}

/** As the containerd image store exports, under one name after the other. */
export function exportStep(image: Image, names: readonly string[], added: number, start: number): TimedVertex {
  const digest = (what: string) => `sha256:${sha256Hex(`${what} ${image.id}`)}`
  const layers = start + transferSeconds(added)
  const unpacked = layers + 0.02 + transferSeconds(added)
  const at = (id: string, from = layers, end = from): TimedStatus => ({ id, start: from, end })
  const canonical = names.map(canonicalName)
  const statuses = [
    at('exporting layers', start, layers),
    at(`exporting manifest ${digest('manifest')}`),
    at(`exporting config ${image.id}`),
    at(`exporting attestation manifest ${digest('attestation')}`),
    at(`exporting manifest list ${digest('list')}`),
    ...canonical.map((name) => at(`naming to ${name}`)),
    ...canonical.map((name) => at(`unpacking to ${name}`, layers, unpacked)),
  ]
  return ownStep('exporting to image', start, statuses, unpacked)
}

function canonicalName(name: string): string {
  const parsed = parseReference(name)
  return parsed.kind === 'reference' ? canonicalReference(parsed.reference) : name
}

function transfer(id: string, bytes: number, start: number, end: number): TimedStatus {
  return { id, current: bytes, start, end }
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
