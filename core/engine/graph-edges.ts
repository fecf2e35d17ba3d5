/** What goes from a stage or an image into an instruction, and the files that cross. */
import { type Crossing, crossingOf, crossingOfTree } from '@/core/build/crossing.ts'
import type { Reading } from '@/core/build/reading.ts'
import type { BuildResult } from '@/core/build/result.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import { sourceId } from './graph-images.ts'

export interface GraphEdge {
  readonly id: string
  readonly kind: 'base' | 'copy' | 'mount'
  readonly from:
    | { readonly kind: 'stage'; readonly index: number }
    | { readonly kind: 'image'; readonly id: string; readonly ref: string }
  readonly to: number
  /** The row it enters. */
  readonly row: string
  readonly line: number
  /** It is on the path of the target. */
  readonly needed: boolean
  readonly paths: readonly string[]
  /** Where they land; empty for a base. */
  readonly into: string
  readonly state: EdgeState
}

export type EdgeState =
  | { readonly kind: 'crosses'; readonly crossing: Crossing }
  /** The source does not have what is asked for. */
  | { readonly kind: 'missing' }
  /** The build did not come this far. */
  | { readonly kind: 'not-reached' }
  /** Nobody needs it, so nothing crosses. */
  | { readonly kind: 'skipped' }
  /** A ring, or a stage that is defined later. */
  | { readonly kind: 'impossible'; readonly why: string }

interface Link {
  readonly kind: 'base' | 'copy' | 'mount'
  readonly from: GraphEdge['from']
  readonly to: number
  readonly instruction: Instruction
  readonly operation: string | undefined
}

export function viewEdges(result: BuildResult): readonly GraphEdge[] {
  const links = linksOf(result)
  return links.map((link, at) => {
    // An instruction that mounts twice from one stage has two links, in the order of its readings.
    const twins = links.slice(0, at).filter((one) => one.operation === link.operation && sameSource(one, link)).length
    const reading = readingOf(result, link, twins)
    return {
      id: `${at}`,
      kind: link.kind,
      from: link.from,
      to: link.to,
      row: rowOf(result, link),
      line: link.instruction.startLine,
      needed: isNeeded(result, link),
      paths: reading?.paths ?? [],
      into: reading?.to ?? '',
      state: stateOf(result, link, reading),
    }
  })
}

function linksOf(result: BuildResult): readonly Link[] {
  const stages = result.edges.map((edge): Link => ({ ...edge, from: { kind: 'stage', index: edge.from } }))
  const images = result.imageSources.map(({ ref, ...rest }): Link => {
    return { ...rest, from: { kind: 'image', id: sourceId(rest.to, ref), ref } }
  })
  return [...stages, ...images].toSorted((a, b) => a.to - b.to || a.instruction.startLine - b.instruction.startLine)
}

function sameSource(one: Link, other: Link): boolean {
  return one.from.kind === 'stage'
    ? other.from.kind === 'stage' && one.from.index === other.from.index
    : other.from.kind === 'image' && one.from.ref === other.from.ref
}

function readingOf(result: BuildResult, link: Link, nth: number): Reading | undefined {
  const { from } = link
  const readings = result.operations.find((one) => one.id === link.operation)?.readings ?? []
  return readings.filter(({ source }) =>
    from.kind === 'stage'
      ? source.kind === 'stage' && source.index === from.index
      : source.kind === 'image' && source.ref === from.ref,
  )[nth]
}

/** As `viewRows` numbers them. */
function rowOf(result: BuildResult, { to, instruction, kind }: Link): string {
  const { stage, operations } = result.results[to]!
  if (kind === 'base') return `${to}.0`
  const written = stage.instructions.indexOf(instruction)
  const own = new Set<Instruction>([stage.from, ...stage.instructions])
  const triggered = operations.filter((one) => !own.has(one.instruction))
  if (written >= 0) return `${to}.${1 + triggered.length + written}`
  const trigger = triggered.findIndex((one) => one.instruction === instruction)
  return `${to}.${1 + Math.max(0, trigger)}`
}

function isNeeded(result: BuildResult, { from, to }: Link): boolean {
  const source = from.kind === 'image' || result.results[from.index]?.needed === true
  return source && result.results[to]?.needed === true
}

function stateOf(result: BuildResult, link: Link, reading: Reading | undefined): EdgeState {
  const { from, to, kind } = link
  if (kind !== 'base' && from.kind === 'stage' && from.index >= to && isMistake(result, link)) {
    return { kind: 'impossible', why: impossible(result, link, from.index) }
  }
  if (!isNeeded(result, link)) return { kind: 'skipped' }
  if (kind === 'base' && from.kind === 'stage') {
    const source = result.results[from.index]
    const usable = source?.tree !== undefined && (source.state === 'done' || source.state === 'unknown')
    if (!usable) return { kind: 'not-reached' }
    const crossing = crossingOfTree(source.tree)
    // The stage's own size is known better than the sum of its files: base images are recorded as a whole.
    return { kind: 'crosses', crossing: { ...crossing, bytes: source.image?.size ?? crossing.bytes } }
  }
  if (reading === undefined) return { kind: 'not-reached' }
  const crossing = crossingOf(reading)
  return crossing === undefined ? { kind: 'missing' } : { kind: 'crosses', crossing }
}

/** A stage defined later is no mistake where the target does not need the copy; a ring always is. */
function isMistake(result: BuildResult, link: Link): boolean {
  const { outcome } = result
  return isNeeded(result, link) || (outcome.kind === 'failed' && outcome.error.code === 'circular-dependency')
}

/** In Docker's words where this is what stops the build. */
function impossible(result: BuildResult, { instruction, to }: Link, from: number): string {
  const { outcome } = result
  const line = outcome.kind === 'failed' ? outcome.error.range?.start.line : undefined
  if (outcome.kind === 'failed' && line === instruction.startLine) return outcome.error.message
  return from === to ? 'A stage cannot take files from itself.' : 'That stage is defined later in the file.'
}
