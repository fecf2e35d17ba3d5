/** The plan: which stages the target needs, and where each stage takes files from. Mistakes in BuildKit's own order. */
import type { Stage, Stages } from '@/core/dockerfile/stages.ts'
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import { findTarget } from '@/core/dockerfile/target.ts'
import type { Dependency } from './dependency.ts'
import { displayName } from './display-name.ts'
import { ringOf } from './ring.ts'
import { resolveSource, writtenSources } from './sources.ts'

export interface Edge {
  readonly from: number
  readonly to: number
  readonly kind: 'base' | 'copy' | 'mount'
  readonly instruction: Instruction
}

export interface Plan {
  readonly target: number | undefined
  readonly needed: ReadonlySet<number>
  readonly edges: readonly Edge[]
  readonly dependencies: readonly Dependency[]
  readonly error: BuildError | undefined
  /** The one stage of a file that copies from no image and mounts nothing: the names of its steps leave it out. */
  readonly lone: boolean
  /** A mistake BuildKit finds only after it has looked at the base images. */
  readonly lateError: BuildError | undefined
}

/** Instructions of each stage as they will be carried out: the base's triggers first. */
export type Bodies = readonly (readonly Instruction[])[]

export function planBuild(stages: Stages, bodies: Bodies, target: string | undefined): Plan {
  const found = stages.stages.length === 0 ? undefined : findTarget(stages, target)
  const dependencies = stages.stages.flatMap((stage) => dependenciesOf(stages, stage, bodies[stage.index] ?? []))
  const edges = [...baseEdges(stages.stages), ...dependencies.flatMap(edgeOf)]
  const needed = found?.index === undefined ? new Set<number>() : reachable(found.index, edges)
  const error = found?.error ?? badIndex(stages, bodies) ?? ringOf(stages, dependencies)
  const lateError = laterStage(stages, dependencies, needed)
  const lone = stages.stages.length === 1 && dependencies.every((one) => one.source.kind === 'stage') && !mounts(bodies)
  return { target: found?.index, needed, edges, dependencies, error, lone, lateError }
}

/** As BuildKit does: a mount that names no stage counts as one that names the empty image. */
function mounts(bodies: Bodies): boolean {
  return bodies.flat().some(({ keyword, flags }) => keyword === 'RUN' && flags.some((flag) => flag.name === 'mount'))
}

function dependenciesOf(stages: Stages, stage: Stage, body: readonly Instruction[]): readonly Dependency[] {
  return body.flatMap((instruction) =>
    writtenSources(instruction).flatMap(({ written, kind }): Dependency[] => {
      const source = resolveSource(stages.stages, written, kind)
      return source === undefined ? [] : [{ stage: stage.index, instruction, written, kind, source }]
    }),
  )
}

function badIndex(stages: Stages, bodies: Bodies): BuildError | undefined {
  for (const body of bodies) {
    for (const instruction of body) {
      for (const { written, kind } of writtenSources(instruction)) {
        if (resolveSource(stages.stages, written, kind) !== undefined) continue
        const message = `invalid stage index ${Number(written)}`
        // BuildKit does not say where it is.
        return { ...problem(stages, instruction, 'invalid-stage-index', message, { from: written }), excerpts: [] }
      }
    }
  }
  return undefined
}

function laterStage(
  stages: Stages,
  dependencies: readonly Dependency[],
  needed: ReadonlySet<number>,
): BuildError | undefined {
  const first = dependencies.find(
    (one) => needed.has(one.stage) && one.source.kind === 'stage' && one.source.index >= one.stage,
  )
  if (first === undefined) return undefined
  const details = { from: first.written }
  if (first.kind === 'mount') {
    const message = `cannot mount from stage ${JSON.stringify(first.written)} to ${JSON.stringify(mountTarget(first))}, stage needs to be defined before current command`
    return problem(stages, first.instruction, 'later-stage', message, details)
  }
  const current = displayName(stages.stages, first.stage)
  const message = `cannot copy from stage ${JSON.stringify(first.written)}, it needs to be defined before current stage ${JSON.stringify(current)}`
  return problem(stages, first.instruction, 'later-stage', message, details)
}

function mountTarget(dependency: Dependency): string {
  const flag = dependency.instruction.flags.find((one) => one.value?.includes(`from=${dependency.written}`))
  return /(?:^|,)(?:target|dst|destination)=([^,]*)/.exec(flag?.value ?? '')?.[1] ?? ''
}

function problem(
  stages: Stages,
  instruction: Instruction,
  code: string,
  message: string,
  details: Readonly<Record<string, string>>,
): BuildError {
  return { code, message, range: instruction.range, file: stages.syntax.file, details }
}

function baseEdges(stages: readonly Stage[]): readonly Edge[] {
  return stages.flatMap((stage): Edge[] =>
    stage.base.kind === 'stage'
      ? [{ from: stage.base.index, to: stage.index, kind: 'base', instruction: stage.from }]
      : [],
  )
}

function edgeOf(dependency: Dependency): readonly Edge[] {
  const { source, stage, kind, instruction } = dependency
  return source.kind === 'stage' ? [{ from: source.index, to: stage, kind, instruction }] : []
}

function reachable(target: number, edges: readonly Edge[]): ReadonlySet<number> {
  const reached = new Set<number>()
  const open = [target]
  const below = new Map<number, number[]>()
  for (const { from, to } of edges) {
    const known = below.get(to)
    if (known === undefined) below.set(to, [from])
    else known.push(from)
  }
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    if (reached.has(stage)) continue
    reached.add(stage)
    open.push(...(below.get(stage) ?? []))
  }
  return reached
}
