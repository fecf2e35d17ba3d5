/** Makes the stages one after the other: base, steps, image. */
import { proxyEnv } from '@/core/dockerfile/scope.ts'
import type { Stage } from '@/core/dockerfile/stages.ts'
import type { Image } from '@/core/images/image.ts'
import { canonicalReference, parseReference } from '@/core/images/reference.ts'
import { type Base, SCRATCH } from './bases.ts'
import { keyOf } from './cache-key.ts'
import type { Context } from './context.ts'
import { displayName } from './display-name.ts'
import type { ReadDraft } from './draft.ts'
import type { DraftInput } from './drafts.ts'
import { imageOf, type Under } from './image.ts'
import { startBuild } from './remembered.ts'
import type { Operation } from './result.ts'
import { carryOut, type Making, type Site } from './solve.ts'
import { sourceWorld } from './source-world.ts'

export interface MadeStage {
  readonly making: Making
  readonly image: Image | undefined
}

export interface MakeInput extends DraftInput {
  readonly drafts: ReadonlyMap<number, ReadDraft>
  readonly context: Context
  readonly cancelled: boolean
}

export function makeStages(input: MakeInput): ReadonlyMap<number, MadeStage> {
  startBuild()
  const made = new Map<number, MadeStage>()
  const makings = new Map<number, Making>()
  const site: Site = {
    request: input.request,
    made: makings,
    sources: sourceWorld({ context: input.context.tree, made: makings, imageOf: input.bases.known }),
    proxies: proxyEnv(input.request.buildArgs ?? {}),
    prefix: (stage, ordinal, total) =>
      stepPrefix(input.plan.lone ? '' : displayName(input.stages.stages, stage), ordinal, total),
    cancelled: input.cancelled,
  }
  for (const stage of input.stages.stages) {
    const draft = input.drafts.get(stage.index)
    if (draft === undefined) continue
    const result = makeStage(stage, draft, input, site, made)
    made.set(stage.index, result)
    makings.set(stage.index, result.making)
  }
  return made
}

/** As BuildKit: the number is right-aligned to the width of the total; a lone stage has no name. */
export function stepPrefix(name: string, ordinal: number, total: number): string {
  const number = String(ordinal).padStart(String(total).length)
  return `[${name === '' ? '' : `${name} `}${number}/${total}] `
}

function makeStage(
  stage: Stage,
  draft: ReadDraft,
  input: MakeInput,
  site: Site,
  made: ReadonlyMap<number, MadeStage>,
): MadeStage {
  const total = draft.firstOrdinal + countSteps(input, stage.index)
  const start = startMaking(stage, draft, total, input, site, made)
  const making =
    draft.error === undefined
      ? carryOut(start, total, site)
      : { ...start, state: 'failed' as const, error: draft.error }
  const usable = making.state === 'done' || making.state === 'unknown'
  return { making, image: usable ? imageOf(making, underOf(stage, input, made)) : undefined }
}

/** RUN, COPY, ADD and WORKDIR count, also a WORKDIR that makes nothing. */
function countSteps(input: MakeInput, stage: number): number {
  const instructions = input.bodies.instructions[stage] ?? []
  return instructions.filter((one) => ['RUN', 'COPY', 'ADD', 'WORKDIR'].includes(one.keyword)).length
}

function startMaking(
  stage: Stage,
  draft: ReadDraft,
  total: number,
  input: MakeInput,
  site: Site,
  made: ReadonlyMap<number, MadeStage>,
): Making {
  const common = { draft, operations: [], layers: new Map(), error: undefined }
  if (stage.base.kind === 'stage') {
    const under = made.get(stage.base.index)?.making
    const stuck = under === undefined || under.state === 'failed' || under.state === 'skipped'
    const tree = under?.tree ?? SCRATCH.tree
    const state = under?.state === 'unknown' ? 'unknown' : stuck ? 'skipped' : 'done'
    const waitsFor = stuck ? stage.base.index : undefined
    return { ...common, base: under?.base, tree, key: under?.key ?? '', state, waitsFor }
  }
  const base = baseOf(stage, input)
  const key = keyOf('from', new Map([['image', base.digest ?? base.id]]))
  const operations = base === SCRATCH ? [] : [fromOperation(stage, base, key, total, site)]
  const state = base.why === undefined ? 'done' : 'unknown'
  return { ...common, base, tree: base.tree, key, operations, state, waitsFor: undefined }
}

function baseOf(stage: Stage, input: MakeInput): Base {
  if (stage.base.kind !== 'image') return SCRATCH
  const found = input.bases.image(stage.base.ref, stage.from)
  return found.kind === 'found' ? found.base : SCRATCH
}

function fromOperation(stage: Stage, base: Base, key: string, total: number, site: Site): Operation {
  const parsed = parseReference(base.ref)
  const ref = parsed.kind === 'reference' ? canonicalReference(parsed.reference) : base.ref
  const pinned = base.digest === undefined || ref.includes('@') ? ref : `${ref}@${base.digest}`
  const why = base.why
  return {
    id: `${stage.index}.from`,
    stage: stage.index,
    kind: 'from',
    instruction: stage.from,
    action: { kind: 'from', base: stage.base },
    name: `${site.prefix(stage.index, 1, total)}FROM ${pinned}`,
    ordinal: 1,
    total,
    key,
    keyParts: { image: base.digest ?? base.id },
    cached: site.request.cache?.has(key) === true,
    state: why === undefined ? 'done' : 'unknown',
    tree: base.tree,
    treeBefore: SCRATCH.tree,
    output: [],
    added: base.size,
    evidence: why === undefined ? (base.base?.evidence ?? { kind: 'computed' }) : { kind: 'unsupported', why },
    unsupported: why === undefined ? [] : [why],
    readsStages: [],
    readings: [],
  }
}

function underOf(stage: Stage, input: MakeInput, made: ReadonlyMap<number, MadeStage>): Under {
  if (stage.base.kind === 'stage') return made.get(stage.base.index)?.image ?? SCRATCH
  return baseOf(stage, input)
}
