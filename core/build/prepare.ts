/** Everything a build does before its steps run, in BuildKit's order; what `--check` looks at ends here. */
import { CHECK_ARGUMENT, parseCheckOptions } from '@/core/dockerfile/check-options.ts'
import { type LintOptions, lint, lintError } from '@/core/dockerfile/lint.ts'
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { readStages } from '@/core/dockerfile/read-stages.ts'
import type { Stages } from '@/core/dockerfile/stages.ts'
import type { BuildError, DockerfileSyntax } from '@/core/dockerfile/syntax.ts'
import { isIgnored } from '@/core/dockerignore/match.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { type Bases, basesOf } from './base-search.ts'
import { bodiesOf, type StageBodies } from './bodies.ts'
import { type Context, readContext } from './context.ts'
import type { ReadDraft } from './draft.ts'
import { draftStages } from './drafts.ts'
import { entitlementError } from './entitlements.ts'
import { type Plan, planBuild } from './plan.ts'
import type { BuildRequest } from './result.ts'

export interface Prepared {
  readonly request: BuildRequest
  readonly syntax: DockerfileSyntax
  readonly stages: Stages
  readonly context: Context
  readonly bases: Bases
  readonly bodies: StageBodies
  readonly plan: Plan
  /** Empty when the build stops before its stages are read. */
  readonly drafts: ReadonlyMap<number, ReadDraft>
  readonly remarks: readonly Diagnostic[]
  readonly error: BuildError | undefined
}

export function prepare(request: BuildRequest): Prepared {
  const { buildArgs, target } = request
  const syntax = parseDockerfile(request.dockerfile, request.dockerfilePath)
  const stages = readStages(syntax, {
    ...(buildArgs === undefined ? {} : { buildArgs }),
    ...(target === undefined ? {} : { target }),
  })
  const context = readContext(request)
  const bases = basesOf(request, stages)
  const bodies = bodiesOf(stages, bases)
  const plan = planBuild(stages, bodies.instructions, target)
  const found = { request, syntax, stages, context, bases, bodies, plan }
  const remarks = (stopped?: LintOptions['stopped']) => remarksOf(request, stages, context, bases, stopped)
  const early = argumentError(request) ?? stages.error ?? plan.error ?? bases.firstError(plan)
  const unread = early ?? plan.lateError ?? ignoreError(request, context)
  if (unread !== undefined) {
    const phase = unread === plan.lateError ? 'building' : 'images'
    const known = stages.error === undefined ? remarks({ ...unread, phase }) : remarks()
    return { ...found, remarks: known, drafts: new Map(), error: unread }
  }
  const drafts = draftStages({ request, stages, plan, bodies, bases })
  const fault = firstDraftError(plan, drafts)
  const known = remarks(fault === undefined ? undefined : { ...fault, phase: 'building' })
  const late = () => lintError(stages, known, request.buildArgs) ?? entitlementError(request, plan, bodies.instructions)
  return { ...found, remarks: known, drafts, error: fault ?? late() }
}

/** Check options given as a build argument are read before the file is. */
function argumentError({ buildArgs, dockerfilePath }: BuildRequest): BuildError | undefined {
  const given = buildArgs?.[CHECK_ARGUMENT]
  const read = given === undefined ? undefined : parseCheckOptions(given)
  if (read?.kind !== 'error') return undefined
  const message = `failed to parse build-arg:${CHECK_ARGUMENT}: ${read.message}`
  return { code: 'invalid-check', message, range: undefined, file: dockerfilePath, details: {}, phase: 'start' }
}

function remarksOf(
  request: BuildRequest,
  stages: Stages,
  context: Context,
  bases: Bases,
  stopped: LintOptions['stopped'],
): readonly Diagnostic[] {
  const { patterns } = context
  const baseOf = (ref: string) => {
    const found = bases.image(ref, stages.stages[0]!.from)
    return found.kind === 'found' ? found.base : undefined
  }
  return lint(stages, {
    allStages: request.allStages === true,
    ...(stopped === undefined ? {} : { stopped }),
    buildArgs: request.buildArgs ?? {},
    ...(request.target === undefined ? {} : { target: request.target }),
    ignore: (path) => isIgnored(patterns, path),
    ignorePatterns: patterns.map((pattern) => pattern.text),
    baseEnv: (ref) => {
      const base = baseOf(ref)
      return base?.why === undefined ? base?.config : undefined
    },
    // An image that is there for several platforms is pulled for the one asked for, as BuildKit does.
    basePlatform: (ref) => baseOf(ref)?.base?.onlyPlatform,
  })
}

function firstDraftError(plan: Plan, drafts: ReadonlyMap<number, ReadDraft>): BuildError | undefined {
  const order = [...plan.needed].sort((a, b) => a - b)
  return order.map((index) => drafts.get(index)?.error).find((error) => error !== undefined)
}

function ignoreError(request: BuildRequest, context: Context): BuildError | undefined {
  if (context.error === undefined) return undefined
  const details = { file: context.ignore?.path ?? '.dockerignore', line: String(context.error.line) }
  const { message } = context.error
  return { code: 'dockerignore', message, range: undefined, file: request.dockerfilePath, details }
}
