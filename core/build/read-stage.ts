/** Reads the instructions of one stage: what the image's configuration becomes and which steps make its files. */
import { DEFAULT_PATH } from '@/core/dockerfile/scope.ts'
import type { Stage } from '@/core/dockerfile/stages.ts'
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import { withEntries } from '@/core/files/versioned-map.ts'
import type { ImageConfig } from '@/core/images/image.ts'
import { CONFIGURATION } from './configuration/registry.ts'
import {
  type Added,
  type Draft,
  growingOf,
  type HistoryLine,
  type ReadDraft,
  SCRATCH_CONFIG,
  settled,
  variablesOf,
} from './draft.ts'
import { OPERATIONS } from './operations/registry.ts'
import type { Scene } from './scene.ts'
import type { Step } from './step.ts'

/** What a stage stands on. */
export type Ground =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'image'; readonly config: ImageConfig }
  | { readonly kind: 'stage'; readonly draft: ReadDraft }

export interface Body {
  readonly instructions: readonly Instruction[]
  /** How many of them, at the start, are triggers of the base. */
  readonly triggers: number
}

export function readStage(stage: Stage, ground: Ground, body: Body, scene: Scene): ReadDraft {
  const firstOrdinal = ground.kind === 'image' ? 1 : 0
  const steps: Step[] = []
  const history: HistoryLine[] = []
  let draft = startDraft(stage, ground)
  for (const [index, instruction] of body.instructions.entries()) {
    const handler = CONFIGURATION.get(instruction.keyword) ?? OPERATIONS.get(instruction.keyword)
    if (handler === undefined) continue
    const { added } = draft
    draft = handler(draft, instruction, scene)
    if (draft.added !== undefined && draft.added !== added) {
      const { createdBy, line } = draft.added
      const place = { index, onbuild: index < body.triggers, ordinal: firstOrdinal + steps.length + 1 }
      const step = numbered(draft.added, stage, place)
      if (step !== undefined) steps.push(step)
      history.push({ createdBy, line, step: step?.id })
    }
    if (draft.error !== undefined) break
  }
  return wholeDraft(draft, { steps, history, firstOrdinal })
}

interface Place {
  /** Of the instruction in the stage, triggers of the base included. */
  readonly index: number
  /** The instruction comes from the base's ONBUILD. */
  readonly onbuild: boolean
  readonly ordinal: number
}

function numbered(added: Added, stage: Stage, { index, onbuild, ordinal }: Place): Step | undefined {
  if (added.step === undefined) return undefined
  const { instruction, action, text, createdBy } = added.step
  return {
    id: `${stage.index}.${index + 1}`,
    stage: stage.index,
    instruction,
    action,
    text: onbuild ? `ONBUILD ${text}` : text,
    ordinal,
    createdBy,
  }
}

type Read = Pick<ReadDraft, 'steps' | 'history' | 'firstOrdinal'>

function wholeDraft(draft: Draft, read: Read): ReadDraft {
  let whole: ImageConfig | undefined
  return {
    ...draft,
    ...read,
    get whole() {
      whole ??= settled(draft)
      return whole
    },
  }
}

/** A stage of which nothing is read, for the reason given. */
export function unreadable(stage: Stage, error: BuildError): ReadDraft {
  const start = startDraft(stage, { kind: 'scratch' })
  return wholeDraft({ ...start, error }, { steps: [], history: [], firstOrdinal: 0 })
}

function startDraft(stage: Stage, ground: Ground): Draft {
  return {
    stage,
    shownArgs: undefined,
    added: undefined,
    commandSet: false,
    error: undefined,
    ...(ground.kind === 'stage' ? inherited(ground.draft) : fresh(groundConfig(ground))),
  }
}

type Start = Pick<Draft, 'config' | 'growing' | 'written' | 'env' | 'args'>

function fresh(config: ImageConfig): Start {
  const growing = growingOf(config)
  return {
    config: { ...config, onbuild: [] },
    growing,
    written: growing,
    env: variablesOf(config.env),
    args: new Map(),
  }
}

/** The image's ENV is laid over what ARG left: at the border of a stage ENV wins. */
function inherited({ config, growing, written, env, args }: ReadDraft): Start {
  const lost: [string, string][] = []
  for (const name of args.keys()) {
    const entry = growing.env.get(name)
    if (entry !== undefined) lost.push([name, entry.slice(name.length + 1)])
  }
  return {
    config: { ...config, onbuild: [] },
    growing,
    written,
    env: lost.length === 0 ? env : withEntries(env, lost),
    args,
  }
}

function groundConfig(ground: Exclude<Ground, { kind: 'stage' }>): ImageConfig {
  switch (ground.kind) {
    case 'scratch':
      return SCRATCH_CONFIG
    case 'image': {
      const { config } = ground
      const hasPath = config.env.some((entry) => entry.startsWith('PATH='))
      const env = hasPath ? config.env : [...config.env, `PATH=${DEFAULT_PATH}`]
      // As BuildKit does: a base without a working directory stays without one.
      return { ...config, env }
    }
  }
}
