/** Carries out the steps of the stages, in file order, as far as they go. */
import { proxyEnv } from '@/core/dockerfile/scope.ts'
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import { numberOf } from '@/core/files/object-number.ts'
import { EMPTY_TREE, type FileTree } from '@/core/files/tree.ts'
import { withEntries } from '@/core/files/versioned-map.ts'
import { COMPUTED, type Evidence } from '@/core/text/evidence.ts'
import type { Base } from './bases.ts'
import { type KeyParts, keyOf, keyParts } from './cache-key.ts'
import type { Draft } from './draft.ts'
import { weaker } from './figures.ts'
import { layerOf, type Written } from './layer.ts'
import { perform } from './operations/perform.ts'
import type { Performed, Surroundings } from './performed.ts'
import { readingsOf } from './reading.ts'
import { remembered } from './remembered.ts'
import type { BuildRequest, Operation } from './result.ts'
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
  readonly context: FileTree
  readonly made: ReadonlyMap<number, Making>
  /** Images named by COPY --from and mounts. */
  readonly imageOf: (ref: string) => Base
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
  const parts = keyParts(step.action, making.key, keyWorld(site))
  const key = keyOf(step.action.kind, parts)
  const result = performed(making, step, key, site)
  return extend(making, step, total, site, { parts, key, result })
}

function isStuck(stage: Making | undefined): boolean {
  return stage === undefined || stage.state === 'failed' || stage.state === 'skipped'
}

interface Outcome {
  readonly parts: KeyParts
  readonly key: string
  readonly result: Performed
}

function extend(making: Making, step: Step, total: number, site: Site, outcome: Outcome): Making {
  const { result, key } = outcome
  const cached = result.state !== 'failed' && isCached(site.request, key)
  const written = layerOf(making.tree, result.tree, result.state === 'unknown' ? result.unsupported[0] : undefined)
  const cancelled = site.cancelled && result.error?.code !== 'copy-source-missing' && !cached && waits(making, step)
  const operation: Operation = {
    ...describe(step, total, site),
    key,
    get keyParts() {
      return Object.fromEntries(outcome.parts)
    },
    cached: cached && !cancelled,
    state: cancelled ? 'not-reached' : result.state,
    tree: result.tree,
    treeBefore: making.tree,
    output: cancelled ? [] : result.output,
    added: { ...written.size, evidence: weaker(written.size.evidence, assumptionOf(result)) },
    evidence: evidenceOf(result, written.size.evidence),
    unsupported: result.unsupported,
    ...(result.assumed === undefined ? {} : { assumed: result.assumed }),
    readsStages: sourcesOf(step.action),
    get readings() {
      return readingsOf(step.action, (source) => treeOf(source, site))
    },
  }
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

function isCached(request: BuildRequest, key: string): boolean {
  return request.noCache !== true && request.cache?.has(key) === true
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
  const name = `${site.prefix(step.stage, step.ordinal, total)}${step.text}`
  const { id, stage, instruction, action, ordinal } = step
  return { id, stage, kind: action.kind, instruction, action, name, ordinal, total }
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

function keyWorld(site: Site) {
  return {
    treeOf: (source: Source) => treeOf(source, site).tree,
    keyOf: (source: Source) => {
      if (source.kind === 'stage') return site.made.get(source.index)?.key ?? ''
      return source.kind === 'image' ? site.imageOf(source.ref).id : source.kind
    },
  }
}

function treeOf(source: Source, site: Site): { readonly tree: FileTree; readonly why: string | undefined } {
  switch (source.kind) {
    case 'context':
      return { tree: site.context, why: undefined }
    case 'stage':
      return { tree: site.made.get(source.index)!.tree, why: undefined }
    case 'image': {
      const base = site.imageOf(source.ref)
      return { tree: base.tree, why: base.why }
    }
    case 'scratch':
      return { tree: EMPTY_TREE, why: undefined }
  }
}

function performed(making: Making, step: Step, key: string, site: Site): Performed {
  const { request } = site
  const surroundings: Surroundings = {
    treeOf: (source) => treeOf(source, site),
    base: making.base?.base,
    baseWhy: making.base?.why,
    apps: request.apps,
    secrets: request.secrets ?? {},
    proxies: proxyEnv(request.buildArgs ?? {}),
    supposeFailing: request.supposeFailing,
    operation: step.id,
  }
  const work = () => perform(step.action, making.tree, surroundings)
  if (step.action.kind === 'run' && request.supposeFailing !== undefined) return work()
  const inputs = [
    key,
    numberOf(request.apps),
    ...[...surroundings.proxies].flat(),
    ...sourceRoots(step.action, site),
    ...usedSecrets(step.action, request),
  ]
  return remembered(making.tree, inputs.join('\n'), work)
}

function sourceRoots(action: Action, site: Site): readonly number[] {
  if (action.kind === 'copy' || action.kind === 'add')
    return action.from.kind === 'context' ? [] : [numberOf(treeOf(action.from, site).tree.root)]
  return action.kind === 'run'
    ? action.mounts.map((mount) => numberOf(treeOf(mount.from ?? { kind: 'context' }, site).tree.root))
    : []
}

function usedSecrets(action: Action, request: BuildRequest): readonly string[] {
  const mounts = action.kind === 'run' ? action.mounts.filter((mount) => mount.type === 'secret') : []
  return mounts.map((mount) => `${mount.id}=${JSON.stringify(request.secrets?.[mount.id] ?? null)}`)
}
