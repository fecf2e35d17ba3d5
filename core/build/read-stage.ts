/** Reads the instructions of one stage: what the image's configuration becomes and which steps make its files. */
import { DEFAULT_PATH } from '@/core/dockerfile/scope.ts'
import type { Stage } from '@/core/dockerfile/stages.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { ImageConfig } from '@/core/images/image.ts'
import { CONFIGURATION } from './configuration/registry.ts'
import { type Draft, EMPTY_CONFIG, growingOf, type HistoryLine, settled, variablesOf } from './draft.ts'
import { OPERATIONS } from './operations/registry.ts'
import type { Scene } from './scene.ts'
import type { Step } from './step.ts'

/** What a stage stands on. */
export type Ground =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'image'; readonly config: ImageConfig }
  | { readonly kind: 'stage'; readonly draft: Draft }

export interface Body {
  readonly instructions: readonly Instruction[]
  /** How many of them, at the start, are triggers of the base. */
  readonly triggers: number
}

export function readStage(stage: Stage, ground: Ground, body: Body, scene: Scene): Draft {
  const start = startDraft(stage, ground)
  const steps: Step[] = []
  const history: HistoryLine[] = []
  let draft = start
  for (const [index, instruction] of body.instructions.entries()) {
    const handler = CONFIGURATION.get(instruction.keyword) ?? OPERATIONS.get(instruction.keyword)
    if (handler === undefined) continue
    const place = { read: index + 1, onbuild: index < body.triggers, stepsBefore: steps.length }
    draft = handler({ ...draft, ...place, steps: [], history: [] }, instruction, scene)
    steps.push(...draft.steps)
    history.push(...draft.history)
    if (draft.error !== undefined) break
  }
  return { ...draft, config: settled(draft, start.growing), steps, history }
}

export function startDraft(stage: Stage, ground: Ground): Draft {
  const config = groundConfig(ground)
  const inherited = ground.kind === 'stage' ? ground.draft : undefined
  // The image's ENV is laid over what ARG left: at the border of a stage ENV wins.
  const env = new Map([...(inherited?.env ?? []), ...variablesOf(config.env)])
  return {
    stage,
    config: { ...config, onbuild: [] },
    growing: growingOf(config),
    env,
    args: inherited?.args ?? new Map(),
    shownArgs: undefined,
    steps: [],
    history: [],
    stepsBefore: 0,
    commandSet: false,
    firstOrdinal: ground.kind === 'image' ? 1 : 0,
    read: 0,
    onbuild: false,
    error: undefined,
  }
}

function groundConfig(ground: Ground): ImageConfig {
  switch (ground.kind) {
    case 'scratch':
      return EMPTY_CONFIG
    case 'stage':
      return ground.draft.config
    case 'image': {
      const { config } = ground
      const hasPath = config.env.some((entry) => entry.startsWith('PATH='))
      const env = hasPath ? config.env : [...config.env, `PATH=${DEFAULT_PATH}`]
      // As BuildKit does: a base without a working directory stays without one.
      return { ...config, env }
    }
  }
}
