/** The base of every stage and of every image copied from, each looked up once and only when asked for. */

import { referenceProblem } from '@/core/dockerfile/image-reference.ts'
import type { Stages } from '@/core/dockerfile/stages.ts'
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import { type Base, type FoundBase, findBase, SCRATCH } from './bases.ts'
import type { Plan } from './plan.ts'
import type { BuildRequest } from './result.ts'

export interface Bases {
  /** What an image reference stands for. */
  readonly image: (ref: string, instruction: Instruction) => FoundBase
  /** As `image`, for one that is known to be there. */
  readonly known: (ref: string) => Base
  /** The first base BuildKit stumbles over: syntax in every stage, existence only where the target needs it. */
  readonly firstError: (plan: Plan) => BuildError | undefined
}

export function basesOf(request: BuildRequest, stages: Stages): Bases {
  const found = new Map<string, FoundBase>()
  const near = stages.stages.flatMap((stage) => stage.name ?? [])
  const image: Bases['image'] = (ref, instruction) => {
    const known = found.get(ref)
    if (known !== undefined)
      return known.kind === 'error' ? { kind: 'error', error: { ...known.error, range: instruction.range } } : known
    const base = findBase(request, ref, near, instruction)
    found.set(ref, base)
    return base
  }
  return {
    image,
    known: (ref) => {
      const base = image(ref, stages.stages[0]!.from)
      return base.kind === 'found' ? base.base : SCRATCH
    },
    firstError: (plan) => badReference(request, stages, plan) ?? notFound(stages, plan, image),
  }
}

interface Asked {
  readonly stage: number
  readonly ref: string
  readonly instruction: Instruction
}

function askedImages(stages: Stages, plan: Plan): readonly Asked[] {
  const bases = stages.stages.flatMap((stage): Asked[] =>
    stage.base.kind === 'image' ? [{ stage: stage.index, ref: stage.base.ref, instruction: stage.from }] : [],
  )
  const sources = plan.dependencies.flatMap((one): Asked[] =>
    one.source.kind === 'image' ? [{ stage: one.stage, ref: one.source.ref, instruction: one.instruction }] : [],
  )
  return [...bases, ...sources]
}

function badReference(request: BuildRequest, stages: Stages, plan: Plan): BuildError | undefined {
  for (const { ref, instruction } of askedImages(stages, plan)) {
    const problem = referenceProblem(ref)
    if (problem === undefined) continue
    const message = `failed to parse stage name ${JSON.stringify(ref)}: ${problem}`
    const details = { image: ref }
    return { code: 'invalid-reference', message, range: instruction.range, file: request.dockerfilePath, details }
  }
  return undefined
}

function notFound(stages: Stages, plan: Plan, image: Bases['image']): BuildError | undefined {
  for (const { stage, ref, instruction } of askedImages(stages, plan)) {
    if (!plan.needed.has(stage)) continue
    const found = image(ref, instruction)
    if (found.kind === 'error') return found.error
  }
  return undefined
}
