/** `--target`: a stage by its name, in any case; the last stage without one. */
import { goQuote } from './go-quote.ts'
import type { Stages } from './stages.ts'
import { suggestion } from './suggest.ts'
import type { BuildError } from './syntax.ts'

export type TargetResult =
  | { readonly index: number; readonly error?: undefined }
  | { readonly index?: undefined; readonly error: BuildError }

/** Indexes are not names; of two stages with one name the last counts, as BuildKit does. */
export function findTarget(stages: Pick<Stages, 'stages' | 'syntax'>, target?: string): TargetResult {
  if (target === undefined || target === '') return { index: stages.stages.length - 1 }
  const found = stages.stages.findLast((stage) => stage.name === target.toLowerCase())
  if (found !== undefined) return { index: found.index }
  const names = stages.stages.map((stage) => stage.name).filter((name) => name !== undefined)
  const near = suggestion(target, names, false)
  const hint = near === undefined ? '' : ` (did you mean ${near}?)`
  const details = { target, ...(near === undefined ? {} : { near }) }
  const message = `target stage ${goQuote(target)} could not be found${hint}`
  return { error: { code: 'target-not-found', message, range: undefined, file: stages.syntax.file, details } }
}
