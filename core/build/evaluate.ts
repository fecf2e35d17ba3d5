/** Evaluates a build as BuildKit does: read, plan, look at the bases, read the stages, carry out; mistakes in that order. */
import { missingInContext } from './context-sources.ts'
import { finish } from './finish.ts'
import { makeStages } from './make-stages.ts'
import { prepare } from './prepare.ts'
import type { BuildRequest, BuildResult } from './result.ts'

export function evaluate(request: BuildRequest): BuildResult {
  const prepared = prepare(request)
  if (prepared.error !== undefined) return finish(prepared, new Map(), prepared.error)
  const missing = missingInContext(prepared.drafts, prepared.plan.needed, prepared.context.tree, request)
  const made = makeStages({ ...prepared, cancelled: missing !== undefined })
  return finish(prepared, made, missing)
}
