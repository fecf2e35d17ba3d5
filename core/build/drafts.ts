/** Reads every stage that will be made: configuration and steps, before anything runs. */
import type { Stage, Stages } from '@/core/dockerfile/stages.ts'
import type { Bases } from './base-search.ts'
import type { StageBodies } from './bodies.ts'
import type { ReadDraft } from './draft.ts'
import type { Plan } from './plan.ts'
import { type Ground, readStage, unreadable } from './read-stage.ts'
import type { BuildRequest } from './result.ts'
import type { Scene } from './scene.ts'
import { resolveSource } from './sources.ts'

export interface DraftInput {
  readonly request: BuildRequest
  readonly stages: Stages
  readonly plan: Plan
  readonly bodies: StageBodies
  readonly bases: Bases
}

export function draftStages(input: DraftInput): ReadonlyMap<number, ReadDraft> {
  const { stages, plan, request } = input
  const drafts = new Map<number, ReadDraft>()
  for (const stage of stages.stages) {
    if (!plan.needed.has(stage.index) && request.allStages !== true) continue
    drafts.set(stage.index, draftStage(stage, input, drafts))
  }
  return drafts
}

function draftStage(stage: Stage, input: DraftInput, drafts: ReadonlyMap<number, ReadDraft>): ReadDraft {
  const { bodies, stages, request } = input
  const ground = groundOf(stage, input, drafts)
  if ('error' in ground) {
    const { code, message, details } = ground.error
    return unreadable(stage, { code, message, details, range: stage.from.range, file: request.dockerfilePath })
  }
  const scene: Scene = {
    file: request.dockerfilePath,
    text: request.dockerfile,
    escape: stages.syntax.escape,
    buildArgs: request.buildArgs ?? {},
    globals: stages.globals,
    sourceOf: (instruction, written) =>
      resolveSource(stages.stages, written, instruction.keyword === 'COPY' ? 'copy' : 'mount') ?? { kind: 'scratch' },
  }
  const body = { instructions: bodies.instructions[stage.index] ?? [], triggers: bodies.triggers[stage.index] ?? 0 }
  return readStage(stage, ground, body, scene)
}

type GroundOrError = Ground | { readonly error: NonNullable<ReadDraft['error']> }

function groundOf(stage: Stage, input: DraftInput, drafts: ReadonlyMap<number, ReadDraft>): GroundOrError {
  switch (stage.base.kind) {
    case 'scratch':
    case 'invalid':
      return { kind: 'scratch' }
    case 'stage': {
      const draft = drafts.get(stage.base.index)
      return draft === undefined ? { kind: 'scratch' } : { kind: 'stage', draft }
    }
    case 'image': {
      const found = input.bases.image(stage.base.ref, stage.from)
      if (found.kind === 'error') return { error: found.error }
      return found.kind === 'scratch' ? { kind: 'scratch' } : { kind: 'image', config: found.base.config }
    }
  }
}
