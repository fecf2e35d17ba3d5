/** Carries out the steps of the stages, in file order, as far as they go. */
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import { numberOf } from '@/core/files/object-number.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { withEntries } from '@/core/files/versioned-map.ts'
import { COMPUTED, type Evidence } from '@/core/text/evidence.ts'
import type { Base } from './bases.ts'
import { keyOfAction } from './cache-key.ts'
import type { Draft } from './draft.ts'
import { weaker } from './figures.ts'
import { layerOf, type Written } from './layer.ts'
import { MadeOperation, type OperationFacts } from './made-operation.ts'
import { perform } from './operations/perform.ts'
import type { Performed, Surroundings } from './performed.ts'
import { remembered } from './remembered.ts'
import type { BuildRequest, Operation } from './result.ts'
import type { SourceWorld } from './source-world.ts'
import type { Action, Source, Step } from './step.ts'

/** A stage that is being made. */
export interface Making {
  readonly draft: Draft
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

export function carryOut(start: Making, total: number, site: Site): Making {
  const operations = [...start.operations]
  let making = start
  for (const step of start.draft.steps) {
    // Each step sees the operation before it only, so that a long stage does not copy its list at every step.
    making = next({ ...making, operations: operations.slice(-1) }, step, total, site)
    operations.push(making.operations.at(-1)!)
  }
  return { ...making, operations }
}

function next(making: Making, step: Step, total: number, site: Site): Making {
  const stuck = making.waitsFor ?? sourcesOf(step.action).find((index) => isStuck(site.made.get(index)))
  if (stuck !== undefined || making.state === 'failed') {
    return notReached({ ...making, waitsFor: stuck }, step, total, site)
  }
  const key = keyOfAction(step.action, making.key, site.sources)
  const result = performed(making, step, key, site)
  return extend(making, step, total, site, { key, result })
}

function isStuck(stage: Making | undefined): boolean {
  return stage === undefined || stage.state === 'failed' || stage.state === 'skipped'
}

interface Outcome {
  readonly key: string
  readonly result: Performed
}

function extend(making: Making, step: Step, total: number, site: Site, outcome: Outcome): Making {
  const { result, key } = outcome
  const cached = result.state !== 'failed' && isCached(site.request, key, making, step)
  const written = layerOf(making.tree, result.tree, result.state === 'unknown' ? result.unsupported[0] : undefined)
  const { value, unit, evidence } = written.size
  const cancelled = site.cancelled && result.error?.code !== 'copy-source-missing' && !cached && waits(making, step)
  // Written out: a spread here would take longer than all the rest of a small step.
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
  const operation = new MadeOperation(facts, making.key, site.sources)
  const operations = [...making.operations, operation]
  // The command never ran: whether it would have failed does not matter.
  if (cancelled && result.state === 'failed') return { ...making, key, operations }
  return {
    ...making,
    tree: result.tree,
    key,
    operations,
    layers: withEntries(making.layers, [[step.id, written]]),
    state: result.state === 'done' ? making.state : result.state,
    error: result.error === undefined ? making.error : errorOf(result, step.instruction, site),
  }
}

/** A RUN, and whatever stands on one, has not been made yet when the context turns out to lack a file. */
function waits(making: Making, step: Step): boolean {
  return step.action.kind === 'run' || making.operations.at(-1)?.state === 'not-reached'
}

/** `--no-cache` runs commands and copies anew; a folder that WORKDIR made on the base image is not made twice (recorded). */
function isCached(request: BuildRequest, key: string, making: Making, step: Step): boolean {
  if (request.cache?.has(key) !== true) return false
  if (request.noCache !== true) return true
  const below = making.operations.at(-1)
  const onBase = below?.kind === 'from' || (below?.kind === 'workdir' && below.cached)
  return step.action.kind === 'from' || (step.action.kind === 'workdir' && onBase)
}

/** What it wrote may be recorded: an operation is known as well as its files are. */
function evidenceOf(result: Performed, written: Evidence): Evidence {
  const why = result.unsupported[0]
  return why === undefined ? weaker(written, assumptionOf(result)) : { kind: 'unsupported', why }
}

/** What its success rests on, where that is no record. */
function assumptionOf({ assumed }: Performed): Evidence {
  const why = assumed?.[0]
  return why === undefined ? COMPUTED : { kind: 'assumed', from: `a run that is not recorded (${why})` }
}

function errorOf(result: Performed, instruction: Instruction, site: Site): BuildError {
  const { code, message, details } = result.error!
  return { code, message, details, range: instruction.range, file: site.request.dockerfilePath }
}

function notReached(making: Making, step: Step, total: number, site: Site): Making {
  const operation: Operation = {
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
  }
  const state = making.state === 'failed' ? 'failed' : 'skipped'
  return { ...making, operations: [...making.operations, operation], state }
}

function describe(step: Step, total: number, site: Site) {
  const { id, stage, instruction, action, ordinal } = step
  return { id, stage, kind: action.kind, instruction, action, name: nameOf(step, total, site), ordinal, total }
}

function nameOf(step: Step, total: number, site: Site): string {
  return `${site.prefix(step.stage, step.ordinal, total)}${step.text}`
}

export function sourcesOf(action: Action): readonly number[] {
  const sources: readonly (Source | undefined)[] =
    action.kind === 'run'
      ? action.mounts.map((mount) => mount.from)
      : action.kind === 'copy' || action.kind === 'add'
        ? [action.from]
        : []
  return sources.flatMap((source) => (source?.kind === 'stage' ? [source.index] : []))
}

function performed(making: Making, step: Step, key: string, site: Site): Performed {
  const { request } = site
  const surroundings: Surroundings = {
    treeOf: site.sources.contentsOf,
    base: making.base?.base,
    baseWhy: making.base?.why,
    apps: request.apps,
    bundles: request.bundles,
    secrets: request.secrets ?? {},
    proxies: site.proxies,
    supposeFailing: request.supposeFailing,
    operation: step.id,
  }
  const work = () => perform(step.action, making.tree, surroundings)
  if (step.action.kind === 'run' && request.supposeFailing !== undefined) return work()
  const inputs = [
    key,
    numberOf(request.apps),
    // A command may have asked for a bundle that is there by now.
    ...(step.action.kind === 'run' && request.bundles !== undefined ? [numberOf(request.bundles)] : []),
    ...[...surroundings.proxies].flat(),
    ...sourceRoots(step.action, site),
    ...usedSecrets(step.action, request),
  ]
  return remembered(making.tree, inputs.join('\n'), work)
}

function sourceRoots(action: Action, site: Site): readonly number[] {
  if (action.kind === 'copy' || action.kind === 'add')
    return action.from.kind === 'context' ? [] : [numberOf(site.sources.treeOf(action.from).root)]
  return action.kind === 'run'
    ? action.mounts.map((mount) => numberOf(site.sources.treeOf(mount.from ?? { kind: 'context' }).root))
    : []
}

function usedSecrets(action: Action, request: BuildRequest): readonly string[] {
  const mounts = action.kind === 'run' ? action.mounts.filter((mount) => mount.type === 'secret') : []
  return mounts.map((mount) => `${mount.id}=${JSON.stringify(request.secrets?.[mount.id] ?? null)}`)
}
