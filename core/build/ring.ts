/** Rings among stages that copy or mount from each other. Base edges are no part of this check, as in BuildKit. */
import type { Stages } from '@/core/dockerfile/stages.ts'
import type { BuildError } from '@/core/dockerfile/syntax.ts'
import type { Dependency } from './dependency.ts'
import { displayName } from './display-name.ts'

export function ringOf(stages: Stages, dependencies: readonly Dependency[]): BuildError | undefined {
  const visited = new Set<number>()
  for (const stage of stages.stages) {
    const closing = visit(stage.index, dependencies, visited, new Set())
    if (closing === undefined) continue
    const message = `circular dependency detected on stage: ${displayName(stages.stages, stage.index)}`
    const details = { from: closing.written }
    return { code: 'circular-dependency', message, range: closing.instruction.range, file: stages.syntax.file, details }
  }
  return undefined
}

/** The dependency that closes a ring. */
function visit(
  stage: number,
  dependencies: readonly Dependency[],
  visited: Set<number>,
  path: Set<number>,
): Dependency | undefined {
  if (visited.has(stage)) return undefined
  visited.add(stage)
  path.add(stage)
  for (const dependency of dependencies) {
    if (dependency.stage !== stage || dependency.source.kind !== 'stage') continue
    if (path.has(dependency.source.index)) return dependency
    const closing = visit(dependency.source.index, dependencies, visited, path)
    if (closing !== undefined) return closing
  }
  path.delete(stage)
  return undefined
}
