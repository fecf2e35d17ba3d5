/** Carries out the steps of the stages, in file order, as far as they go. */
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import { numberOf } from '@/core/files/object-number.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { COMPUTED, type Evidence } from '@/core/text/evidence.ts'
import type { Base } from './bases.ts'
import { keyOfAction } from './cache-key.ts'
import type { ReadDraft } from './draft.ts'
import { weaker } from './figures.ts'
import { layerOf, type Written } from './layer.ts'
import { MadeOperation, type OperationFacts } from './made-operation.ts'
import { perform } from './operations/perform.ts'
import type { Performed, Surroundings } from './performed.ts'
import { remembered } from './remembered.ts'
import type { BuildRequest, Operation } from './result.ts'
import type { SourceWorld } from './source-world.ts'
import type { Action, Step } from './step.ts'

/** A stage that is being made. */
export interface Making {
  readonly draft: ReadDraft
  readonly base: Base | undefined
  readonly tree: FileTree
  readonly key: string
  readonly operations: readonly Operation[]
  readonly layers: ReadonlyMap<string, Written>
  readonly state: 'done' | 'failed' | 'unknown' | 'skipped'
  /** Needs a stage that failed. */
  readonly waitsFor: number | undefined
  readonly error: BuildError | undefined
}

export interface Site {
  readonly request: BuildRequest
  readonly made: ReadonlyMap<number, Making>
  readonly sources: SourceWorld
  /** Proxy settings given with --build-arg. */
  readonly proxies: ReadonlyMap<string, string>
  /** Names of the steps: `[builder 2/6] `. */
  readonly prefix: (stage: number, ordinal: number, total: number) => string
  /** A mistake known from the start ends the build before a command that is not cached has run. */
  readonly cancelled: boolean
}

/** Private to `carryOut`: a stage of thousands of steps does not copy what it has at each of them. */
interface Progress {
  readonly base: Base | undefined
  readonly operations: Operation[]
  readonly layers: Map<string, Written>
  tree: FileTree
  key: string
  state: Making['state']
  waitsFor: number | undefined
  error: BuildError | undefined
}

export function carryOut(start: Making, total: number, site: Site): Making {
  const progress: Progress = { ...start, operations: [...start.operations], layers: new Map(start.layers) }
  for (const step of start.draft.steps) next(progress, step, total, site)
  return { ...progress, draft: start.draft }
}

function next(making: Progress, step: Step, total: number, site: Site): void {
  const stuck = making.waitsFor ?? sourcesOf(step.action).find((index) => isStuck(site.made.get(index)))
  if (stuck !== undefined || making.state === 'failed') {
    making.waitsFor = stuck
    notReached(making, step, total, site)
    return
  }
  const key = keyOfAction(step.action, making.key, site.sources)
  const result = performed(making, step, key, site)
  extend(making, step, total, site, { key, result })
}

function isStuck(stage: Making | undefined): boolean {
  return stage === undefined || stage.state === 'failed' || stage.state === 'skipped'
}

interface Outcome {
  readonly key: string
  readonly result: Performed
}

function extend(making: Progress, step: Step, total: number, site: Site, outcome: Outcome): void {
  const { result, key } = outcome
  const cached = result.state !== 'failed' && isCached(site.request, key, making, step)
  const written = layerOf(making.tree, result.tree, result.state === 'unknown' ? result.unsupported[0] : undefined)
  const { value, unit, evidence } = written.size
  const cancelled = site.cancelled && result.error?.code !== 'copy-source-missing' && !cached && waits(making, step)
  const facts: OperationFacts = {
    id: step.id,
    stage: step.stage,
    kind: step.action.kind,
    instruction: step.instruction,
    action: step.action,
    name: nameOf(step, total, site),
    ordinal: step.ordinal,
    total,
    key,
    cached: cached && !cancelled,
    state: cancelled ? 'not-reached' : result.state,
    tree: result.tree,
    treeBefore: making.tree,
    output: cancelled ? [] : result.output,
    added: { value, unit, evidence: weaker(evidence, assumptionOf(result)) },
    evidence: evidenceOf(result, evidence),
    unsupported: result.unsupported,
    assumed: result.assumed,
    bundles: result.bundles,
    readsStages: sourcesOf(step.action),
  }
  making.operations.push(new MadeOperation(facts, making.key, site.sources))
  making.key = key
  // The command never ran: whether it would have failed does not matter.
  if (cancelled && result.state === 'failed') return
  making.tree = result.tree
  making.layers.set(step.id, written)
  if (result.state !== 'done') making.state = result.state
  if (result.error !== undefined) making.error = errorOf(result, step.instruction, site)
}

/** A RUN, and whatever stands on one, has not been made yet when the context turns out to lack a file. */
function waits(making: Progress, step: Step): boolean {
  return step.action.kind === 'run' || making.operations.at(-1)?.state === 'not-reached'
}

/** `--no-cache` runs commands and copies anew; a folder that WORKDIR made on the base image is not made twice (recorded). */
function isCached(request: BuildRequest, key: string, making: Progress, step: Step): boolean {
  if (request.cache?.has(key) !== true) return false
  if (request.noCache !== true) return true
  const below = making.operations.at(-1)
  const onBase = below?.kind === 'from' || (below?.kind === 'workdir' && below.cached)
  return step.action.kind === 'from' || (step.action.kind === 'workdir' && onBase)
}

/** What it wrote may be recorded: an operation is known as well as its files are. */
function evidenceOf(result: Performed, written: Evidence): Evidence {
  const why = result.unsupported[0]
  if (why !== undefined) return { kind: 'unsupported', why }
  const rests = assumptionOf(result)
  // Of a real run, what lies beside its files (npm's log) is known less well: the size says so, not the operation.
  return rests.kind === 'measured' ? rests : weaker(written, rests)
}

/** What its success rests on, where that is no record: an assumption, or a real run somewhere else. */
function assumptionOf({ assumed, bundles }: Performed): Evidence {
  const why = assumed?.[0]
  if (why !== undefined) return { kind: 'assumed', from: `a run that is not recorded (${why})` }
  return bundles?.find((note) => note.kind === 'measured') ?? COMPUTED
}

function errorOf(result: Performed, instruction: Instruction, site: Site): BuildError {
  const { code, message, details } = result.error!
  return { code, message, details, range: instruction.range, file: site.request.dockerfilePath }
}

function notReached(making: Progress, step: Step, total: number, site: Site): void {
  making.operations.push({
    ...describe(step, total, site),
    key: '',
    keyParts: {},
    cached: false,
    state: 'not-reached',
    tree: making.tree,
    treeBefore: making.tree,
    output: [],
    added: {
      value: undefined,
      unit: 'bytes',
      evidence: { kind: 'unsupported', why: 'the build did not come this far' },
    },
    evidence: { kind: 'unsupported', why: 'the build did not come this far' },
    unsupported: [],
    readsStages: sourcesOf(step.action),
    readings: [],
  })
  if (making.state !== 'failed') making.state = 'skipped'
}

function describe(step: Step, total: number, site: Site) {
  const { id, stage, instruction, action, ordinal } = step
  return { id, stage, kind: action.kind, instruction, action, name: nameOf(step, total, site), ordinal, total }
}

function nameOf(step: Step, total: number, site: Site): string {
  return `${site.prefix(step.stage, step.ordinal, total)}${step.text}`
}

const NO_SOURCES: readonly number[] = []

export function sourcesOf(action: Action): readonly number[] {
  if (action.kind === 'copy' || action.kind === 'add') {
    return action.from.kind === 'stage' ? [action.from.index] : NO_SOURCES
  }
  if (action.kind !== 'run' || action.mounts.length === 0) return NO_SOURCES
  return action.mounts.flatMap(({ from }) => (from?.kind === 'stage' ? [from.index] : []))
}

const NO_COMMANDS: Surroundings['commands'] = []

function performed(making: Progress, step: Step, key: string, site: Site): Performed {
  const { request, proxies } = site
  const work = () => perform(step.action, making.tree, surroundingsOf(making, step, site))
  if (step.action.kind === 'run' && request.supposeFailing !== undefined) return work()
  const inputs = [key, numberOf(request.apps), ...sourceRoots(step.action, site), ...usedSecrets(step.action, request)]
  if (request.catalogue.commands !== undefined) inputs.push(numberOf(request.catalogue.commands))
  // A command may have asked for a bundle that is there by now.
  if (step.action.kind === 'run' && request.bundles !== undefined) inputs.push(numberOf(request.bundles))
  for (const proxy of proxies) inputs.push(...proxy)
  return remembered(making.tree, inputs.join('\n'), work)
}

function surroundingsOf({ base }: Progress, step: Step, { request, sources, proxies }: Site): Surroundings {
  return {
    treeOf: sources.contentsOf,
    base: base?.base,
    baseWhy: base?.why,
    apps: request.apps,
    bundles: request.bundles,
    baseRef: base?.ref,
    commands: request.catalogue.commands ?? NO_COMMANDS,
    secrets: request.secrets ?? {},
    proxies,
    supposeFailing: request.supposeFailing,
    operation: step.id,
  }
}

function sourceRoots(action: Action, site: Site): readonly number[] {
  if (action.kind === 'copy' || action.kind === 'add')
    return action.from.kind === 'context' ? NO_SOURCES : [numberOf(site.sources.treeOf(action.from).root)]
  return action.kind === 'run' && action.mounts.length > 0
    ? action.mounts.map((mount) => numberOf(site.sources.treeOf(mount.from ?? { kind: 'context' }).root))
    : NO_SOURCES
}

function usedSecrets(action: Action, request: BuildRequest): readonly string[] {
  if (action.kind !== 'run' || action.mounts.length === 0) return []
  const mounts = action.mounts.filter((mount) => mount.type === 'secret')
  return mounts.map((mount) => `${mount.id}=${JSON.stringify(request.secrets?.[mount.id] ?? null)}`)
}
