/** Build checks of a Dockerfile: Docker's 22 rules, and our own teaching rules. */
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { type LineIndex, lineIndex } from '@/core/text/position.ts'
import { type CheckOptions, checkOptionsOf } from './check-options.ts'
import { reachableStages } from './reach.ts'
import { BUILD_CHECKS } from './rules/registry.ts'
import type { BuildCheck, Finding, LintContext } from './rules/rule.ts'
import { TEACHING_RULES } from './rules/teaching/registry.ts'
import type { Stages } from './stages.ts'
import type { BuildError } from './syntax.ts'
import { findTarget } from './target.ts'
import { type VisitOptions, visitsOf } from './visits.ts'

export interface LintOptions extends VisitOptions {
  readonly target?: string
  /** A build judges only the stages its target needs; `--check` without a target, and the editor, all. Default: all without a target. */
  readonly allStages?: boolean
  /** Stop where BuildKit stops at an error: findings of later phases are left out. Default: find all. */
  readonly stopAtError?: boolean
  /** True for a path the .dockerignore keeps out of the context. */
  readonly ignore?: (path: string) => boolean
  /** The .dockerignore's patterns, comments and blank lines left out. */
  readonly ignorePatterns?: readonly string[]
  /** Platform of a base image where known, `linux/arm64`. */
  readonly basePlatform?: (ref: string) => string | undefined
  /** Our own rules too (default true). */
  readonly teaching?: boolean
}

/** Sorted by place, then in the order BuildKit finds them. */
export function lint(stages: Stages, options: LintOptions = {}): readonly Diagnostic[] {
  const index = lineIndex(stages.syntax.text)
  const context = contextOf(stages, options)
  const rules = options.teaching === false ? BUILD_CHECKS : [...BUILD_CHECKS, ...TEACHING_RULES]
  const check = checkOptionsOf(stages.syntax)
  const found = rules.flatMap((rule) => (isOn(rule, check) ? diagnosticsOf(rule, context, index, options) : []))
  return found.sort((a, b) => a.range.start.line - b.range.start.line)
}

/** With `# check=error=true` the findings are an error of the build, after everything else was read. */
export function lintError(stages: Stages, diagnostics: readonly Diagnostic[]): BuildError | undefined {
  if (!checkOptionsOf(stages.syntax).error) return undefined
  const names = new Set(BUILD_CHECKS.map((rule) => rule.name))
  const found = diagnostics.filter((diagnostic) => names.has(diagnostic.rule))
  if (found.length === 0) return undefined
  const rules = [...new Set(found.map((diagnostic) => diagnostic.rule))].sort().join(', ')
  const message = `lint violation found for rules: ${rules}`
  return { code: 'lint-violation', message, range: undefined, file: stages.syntax.file, details: { rules } }
}

function contextOf(stages: Stages, options: LintOptions): LintContext {
  const target = findTarget(stages, options.target).index ?? stages.stages.length - 1
  const all = options.allStages ?? options.target === undefined
  const everything = new Set(stages.stages.map((stage) => stage.index))
  const dispatched = all ? everything : reachableStages(stages.stages, target)
  return { stages, syntax: stages.syntax, target, dispatched, visits: visitsOf(stages, dispatched, options), options }
}

function isOn(rule: BuildCheck, check: CheckOptions): boolean {
  const named = rule.experimental ? check.experimental : check.skip
  const listed = named === 'all' || named.has(rule.name)
  return rule.experimental ? listed : !listed
}

function diagnosticsOf(rule: BuildCheck, context: LintContext, index: LineIndex, options: LintOptions): Diagnostic[] {
  if (options.stopAtError && !isReached(rule, context)) return []
  return [...rule.check(context)]
    .filter(({ place }) => !place.skips.includes(rule.name) && !place.skips.includes('all'))
    .filter(({ place }) => !options.stopAtError || rule.phase !== 'reading' || isBeforeError(context, place.startLine))
    .map((finding) => diagnosticOf(rule, finding, context, index))
}

/** Phases a build reaches before it stops at the file's error. */
function isReached(rule: BuildCheck, { stages }: LintContext): boolean {
  const phase = stages.error === undefined ? undefined : stages.error.phase
  if (stages.error === undefined || phase === undefined) return true
  if (phase === 'start' || phase === 'lines') return false
  return rule.phase === 'reading' || (phase === 'stages' && rule.phase === 'stages')
}

function isBeforeError({ stages }: LintContext, line: number): boolean {
  if (stages.error?.phase !== 'instructions') return true
  return line <= (stages.error.range?.start.line ?? Number.POSITIVE_INFINITY)
}

function diagnosticOf(rule: BuildCheck, finding: Finding, { syntax }: LintContext, index: LineIndex): Diagnostic {
  const { place, line } = finding
  // BuildKit reports the instruction's first line: a word further down would name another one.
  const onFirstLine = finding.range?.start.line === place.startLine
  const exact = onFirstLine ? finding.range! : place.range
  const range = line === undefined ? exact : index.line(line)
  const { name, severity, help, url } = rule
  return { rule: name, severity, message: finding.message, file: syntax.file, range, help, url }
}
