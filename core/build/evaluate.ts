/** Evaluates a build as BuildKit does: read, plan, look at the bases, read the stages, carry out; mistakes in that order. */
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { readStages } from '@/core/dockerfile/read-stages.ts'
import type { BuildError } from '@/core/dockerfile/syntax.ts'
import { basesOf } from './base-search.ts'
import { bodiesOf } from './bodies.ts'
import { readContext } from './context.ts'
import { missingInContext } from './context-sources.ts'
import { draftStages } from './drafts.ts'
import { type Findings, finish } from './finish.ts'
import { makeStages } from './make-stages.ts'
import { planBuild } from './plan.ts'
import type { BuildRequest, BuildResult } from './result.ts'

export function evaluate(request: BuildRequest): BuildResult {
  const syntax = parseDockerfile(request.dockerfile, request.dockerfilePath)
  const stages = readStages(syntax, {
    ...(request.buildArgs === undefined ? {} : { buildArgs: request.buildArgs }),
    ...(request.target === undefined ? {} : { target: request.target }),
  })
  const context = readContext(request)
  const findings: Findings = { request, syntax, stages, context }
  if (stages.error !== undefined) return finish(findings, stages.error)
  const bases = basesOf(request, stages)
  const bodies = bodiesOf(stages, bases)
  const plan = planBuild(stages, bodies.instructions, request.target)
  const planned: Findings = { ...findings, plan }
  if (plan.error !== undefined) return finish(planned, plan.error)
  const early = bases.firstError(plan) ?? plan.lateError ?? ignoreError(request, context)
  if (early !== undefined) return finish(planned, early)
  const drafts = draftStages({ request, stages, plan, bodies, bases })
  const wrong = [...plan.needed].sort((a, b) => a - b).flatMap((index) => drafts.get(index)?.error ?? [])[0]
  if (wrong !== undefined) return finish({ ...planned, drafts }, wrong)
  const missing = missingInContext(drafts, plan.needed, context.tree, request)
  const made = makeStages({ request, stages, plan, bodies, bases, drafts, context, cancelled: missing !== undefined })
  return finish({ ...planned, drafts, made, bases }, missing)
}

function ignoreError(request: BuildRequest, context: ReturnType<typeof readContext>): BuildError | undefined {
  if (context.error === undefined) return undefined
  const details = { file: context.ignore?.path ?? '.dockerignore', line: String(context.error.line) }
  return {
    code: 'dockerignore',
    message: context.error.message,
    range: undefined,
    file: request.dockerfilePath,
    details,
  }
}
