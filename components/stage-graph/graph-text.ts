/** The stage graph in words: what the picture shows, for whoever reads or hears it. The picture's own labels use the same words. */
import type { Crossing } from '@/core/build/crossing.ts'
import type { GraphEdge } from '@/core/engine/graph-edges.ts'
import type { GraphImage } from '@/core/engine/graph-images.ts'
import type { GraphReading, GraphRow, GraphStage, GraphView, RowState } from '@/core/engine/graph-view.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { evidenceWord } from '../build-view/evidence-words.ts'
import { formatBytes, plural } from '../ui/format.ts'

export interface TextRow {
  readonly id: string
  readonly line: number
  /** The instruction, whole. */
  readonly text: string
  /** What became of it and what it took, a sentence each. */
  readonly notes: readonly string[]
}

export interface TextStage {
  readonly index: number
  readonly title: string
  readonly notes: readonly string[]
  readonly rows: readonly TextRow[]
}

export const STATE_WORDS: Readonly<Record<RowState, string>> = {
  done: 'done',
  failed: 'failed',
  unknown: 'cannot tell',
  'not-reached': 'not reached',
  skipped: 'skipped',
}

export function graphText(view: GraphView): readonly TextStage[] {
  return view.stages.map((stage) => ({
    index: stage.index,
    title: stageTitle(stage),
    notes: stageNotes(view, stage),
    rows: stage.rows.map((row) => ({ id: row.id, line: row.line, text: row.text, notes: rowNotes(view, row) })),
  }))
}

/** The whole build in one sentence. */
export function outcomeText({ outcome, stages, target }: GraphView): string {
  const stage = target === undefined ? undefined : stages[target]
  const what = stage === undefined ? '' : ` The target is ${stageName(stage)}.`
  switch (outcome.kind) {
    case 'succeeded':
      return `The build succeeds.${what}`
    case 'failed':
      return `The build fails${outcome.line === undefined ? '' : ` at line ${outcome.line}`}: ${outcome.message}`
    case 'unknown':
      return `Stagecraft cannot tell whether this build succeeds.${what}`
  }
}

export function stageTitle(stage: GraphStage): string {
  return `Stage ${stage.letter}: ${stage.title}`
}

function stageName(stage: GraphStage): string {
  return `${stage.letter} (${stage.title})`
}

export function stageNotes(view: GraphView, stage: GraphStage): readonly string[] {
  const base = view.images.find((image) => image.role === 'base' && image.stage === stage.index)
  const size = stage.size === undefined ? [] : [`In the end it weighs ${figureText(stage.size)}.`]
  return [...(base === undefined ? [] : [`Starts from ${imageText(base)}.`]), roleText(view, stage), ...size]
}

function roleText(view: GraphView, stage: GraphStage): string {
  const { outcome } = view
  if (stage.skipped !== undefined) return `${stage.needed ? 'Waits' : 'Skipped'}. ${stage.skipped.why}`
  if (stage.isTarget) return outcome.kind === 'succeeded' ? 'This is what you ship.' : 'This is the target.'
  if (!stage.needed) return 'Not built.'
  return stage.size === undefined ? 'Needed by the target.' : `Needed by the target. ${fateText(view, stage)}.`
}

/** What becomes of a stage that is needed: the target stands on it, or only took from it. */
export function fateText(view: GraphView, stage: GraphStage): string {
  return standsOn(view, view.target, stage.index) ? 'Part of the target' : 'Left behind'
}

function standsOn(view: GraphView, target: number | undefined, stage: number): boolean {
  const under = view.edges.find((edge) => edge.kind === 'base' && edge.to === target)?.from
  if (under?.kind !== 'stage') return false
  return under.index === stage || standsOn(view, under.index, stage)
}

export function imageText(image: GraphImage): string {
  if (image.ref === 'scratch') return 'nothing (scratch)'
  if (image.why !== undefined) return `the image ${image.ref}; cannot tell: ${image.why}`
  return `the image ${image.ref}${image.size === undefined ? '' : `, ${figureText(image.size)}`}`
}

export function rowNotes(view: GraphView, row: GraphRow): readonly string[] {
  return [
    ...edgesInto(view, row.id).map((edge) => edgeText(view, edge)),
    ...row.context.map((reading) => `From the build context: ${readingText(reading)}`),
    ...(row.onbuild ? ['An ONBUILD of the base brings it here.'] : []),
    stateText(row),
    ...row.unsupported.map((why) => `Cannot tell: ${why}.`.replace('..', '.')),
    ...(row.added === undefined ? [] : [`Adds ${figureText(row.added)}.`]),
    ...(view.stopped === row.id && view.outcome.kind === 'failed'
      ? [`The build stops here: ${view.outcome.message}`]
      : []),
  ]
}

function stateText(row: GraphRow): string {
  const word =
    row.kind === 'setting' && row.state === 'done' ? 'Sets the image’s configuration' : capital(STATE_WORDS[row.state])
  return `${word}${row.cache === undefined ? '' : `, ${cacheText(row.cache)}`}.`
}

export function cacheText(cache: 'hit' | 'miss'): string {
  return cache === 'hit' ? 'cached' : 'runs again'
}

export function edgesInto(view: GraphView, row: string): readonly GraphEdge[] {
  return view.edges.filter((edge) => edge.row === row)
}

/** `COPY from A (builder): 5 files, 152 kB (recorded) to /usr/share/nginx/html.` */
export function edgeText(view: GraphView, edge: GraphEdge): string {
  return `${edgeTitle(view, edge)}: ${edgeState(edge)}`
}

export function edgeTitle(view: GraphView, { kind, from }: GraphEdge): string {
  const stage = from.kind === 'stage' ? view.stages[from.index] : undefined
  const source = stage ? `stage ${stageName(stage)}` : from.kind === 'image' ? `the image ${from.ref}` : 'a stage'
  return { base: `Starts from ${source}`, copy: `COPY from ${source}`, mount: `Mounts ${source}` }[kind]
}

export function edgeState({ kind, state, paths, into }: GraphEdge): string {
  switch (state.kind) {
    case 'crosses': {
      const what = crossingText(state.crossing)
      if (kind === 'base') return `${what}, with its configuration.`
      return kind === 'mount' ? `${what}, at ${into} while the command runs.` : `${what} to ${into}.`
    }
    case 'missing':
      return `nothing crosses, ${paths.join(', ')} is not there.`
    case 'not-reached':
      return 'the build does not get this far.'
    case 'skipped':
      return 'not needed, nothing crosses.'
    case 'impossible':
      return `impossible. ${state.why}`
  }
}

function readingText({ crossing, paths, to }: GraphReading): string {
  return crossing === undefined ? `${paths.join(', ')} is not there.` : `${crossingText(crossing)} to ${to}.`
}

export function crossingText({ files, bytes, doubt }: Crossing): string {
  const count =
    doubt === undefined
      ? plural(files, 'file')
      : files === 0
        ? 'files that are not known'
        : `at least ${plural(files, 'file')}`
  return `${count}, ${figureText(bytes)}`
}

/** A figure never stands without where it comes from. */
export function figureText({ value, evidence }: Figure): string {
  return value === undefined ? 'size not recorded' : `${formatBytes(value)} (${evidenceWord(evidence)})`
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`
}
