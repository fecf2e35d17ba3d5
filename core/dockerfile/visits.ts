/** The stages' instructions as a build goes through them, each with the environment it meets: what build checks look at. */
import type { ImageConfig } from '@/core/images/image.ts'
import { expandInstruction, type UndefinedVariable } from './expand-instruction.ts'
import { parseDockerfile } from './parse.ts'
import {
  applyToScope,
  lookupIn,
  type Scope,
  type ScopeOptions,
  scopeOfImage,
  scopeOfStage,
  undeclared,
} from './scope.ts'
import type { Stage, Stages } from './stages.ts'
import type { Instruction } from './syntax.ts'

export interface Visit {
  readonly stage: Stage
  readonly instruction: Instruction
  /** Where findings belong: the instruction itself, or the FROM of the stage in which an ONBUILD trigger fires. */
  readonly place: Instruction
  readonly fromTrigger: boolean
  /** Variables expanded. */
  readonly expanded: Instruction
  readonly scope: Scope
  readonly undefinedVariables: readonly UndefinedVariable[]
  /** A SHELL is in force (of this file or of the base image). */
  readonly hasShell: boolean
  /** False when the base image's environment is not known. */
  readonly baseKnown: boolean
}

export interface VisitOptions {
  readonly buildArgs?: Readonly<Record<string, string>>
  /** Configuration of a base image; undefined when it is not known. Without the function only PATH is assumed. */
  readonly baseEnv?: (ref: string) => ImageConfig | undefined
}

interface State {
  readonly scope: Scope
  readonly hasShell: boolean
  readonly baseKnown: boolean
}

export function visitsOf(stages: Stages, dispatched: ReadonlySet<number>, options: VisitOptions): readonly Visit[] {
  const scopeOptions: ScopeOptions = {
    globals: stages.globals,
    buildArgs: options.buildArgs ?? {},
    escape: stages.syntax.escape,
  }
  const ends = new Map<number, State>()
  const visits: Visit[] = []
  for (const stage of stages.stages) {
    if (!dispatched.has(stage.index)) continue
    const { state, triggers } = startOf(stage, stages, ends, options)
    const end = visitStage(stage, triggers, state, scopeOptions, visits)
    ends.set(stage.index, end)
  }
  return visits
}

function visitStage(
  stage: Stage,
  triggers: readonly Instruction[],
  start: State,
  options: ScopeOptions,
  visits: Visit[],
): State {
  let state = start
  const steps = [
    ...triggers.map((instruction) => ({ instruction, place: stage.from, fromTrigger: true })),
    ...stage.instructions.map((instruction) => ({ instruction, place: instruction, fromTrigger: false })),
  ]
  for (const step of steps) {
    const { instruction } = step
    const expansion = expandInstruction(instruction, lookupIn(state.scope), options.escape)
    const after = applyToScope(state.scope, instruction, options, expansion)
    const missing =
      instruction.keyword === 'ARG' ? after.undefinedVariables : undeclared(expansion.undefinedVariables, state.scope)
    const { scope, hasShell: shell, baseKnown } = state
    visits.push({
      stage,
      instruction,
      place: step.place,
      fromTrigger: step.fromTrigger,
      expanded: expansion.instruction,
      scope,
      undefinedVariables: missing,
      hasShell: shell,
      baseKnown,
    })
    const hasShell = state.hasShell || instruction.keyword === 'SHELL'
    if (after.scope !== state.scope || hasShell !== state.hasShell) state = { ...state, scope: after.scope, hasShell }
  }
  return state
}

function startOf(
  stage: Stage,
  stages: Stages,
  ends: ReadonlyMap<number, State>,
  options: VisitOptions,
): { state: State; triggers: readonly Instruction[] } {
  const { base } = stage
  if (base.kind === 'stage') {
    const below = ends.get(base.index) ?? EMPTY
    const triggers = stages.stages[base.index]?.instructions.flatMap((each) => each.trigger ?? []) ?? []
    return { state: { ...below, scope: scopeOfStage(below.scope) }, triggers }
  }
  if (base.kind !== 'image' || options.baseEnv === undefined) return { state: EMPTY, triggers: [] }
  const config = options.baseEnv(base.ref)
  if (config === undefined) return { state: { ...EMPTY, baseKnown: isPlain(base.ref) }, triggers: [] }
  const hasShell = (config.shell?.length ?? 0) > 0
  return { state: { scope: scopeOfImage(config.env), hasShell, baseKnown: true }, triggers: triggersOf(config) }
}

const EMPTY: State = { scope: scopeOfImage([]), hasShell: false, baseKnown: true }

/** Official images whose configuration sets PATH and nothing else, in every tag. */
function isPlain(ref: string): boolean {
  return /^(?:docker\.io\/)?(?:library\/)?(?:alpine|busybox|debian|ubuntu)(?:[:@]|$)/.test(ref)
}

function triggersOf(config: ImageConfig): readonly Instruction[] {
  return config.onbuild.flatMap((text) => parseDockerfile(text, 'ONBUILD').instructions)
}
