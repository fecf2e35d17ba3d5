/** Rings among stages that copy or mount from each other. Base edges are no part of this check, as in BuildKit. */
import type { Stages } from '@/core/dockerfile/stages.ts'
import type { BuildError } from '@/core/dockerfile/syntax.ts'
import type { Dependency } from './dependency.ts'
import { displayName } from './display-name.ts'

export function ringOf(stages: Stages, dependencies: readonly Dependency[]): BuildError | undefined {
  const visited = new Set<number>()
  for (const stage of stages.stages) {
    const ring = visit(stage.index, dependencies, visited, new Set(), [])
    const closing = ring?.at(-1)
    if (ring === undefined || closing === undefined) continue
    const message = `circular dependency detected on stage: ${displayName(stages.stages, stage.index)}`
    const details = { from: closing.written }
    const excerpts = ring.map(({ instruction }) => instruction.range)
    const { range } = closing.instruction
    return { code: 'circular-dependency', message, range, excerpts, file: stages.syntax.file, details }
  }
  return undefined
}

/** The dependencies that lead round the ring; the last closes it. */
function visit(
  stage: number,
  dependencies: readonly Dependency[],
  visited: Set<number>,
  path: Set<number>,
  way: readonly Dependency[],
): readonly Dependency[] | undefined {
  if (visited.has(stage)) return undefined
  visited.add(stage)
  path.add(stage)
  for (const dependency of dependencies) {
    if (dependency.stage !== stage || dependency.source.kind !== 'stage') continue
    const further = [...way, dependency]
    if (path.has(dependency.source.index)) return further
    const ring = visit(dependency.source.index, dependencies, visited, path, further)
    if (ring !== undefined) return ring
  }
  path.delete(stage)
  return undefined
}
