/** Build checks of a Dockerfile: Docker's 22 rules, and our own teaching rules. */
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { type LineIndex, lineIndex } from '@/core/text/position.ts'
import { type CheckOptions, checkOptionsOf } from './check-options.ts'
import { reachableStages } from './reach.ts'
import { isReached, reachOf } from './reached.ts'
import { BUILD_CHECKS, PASSES } from './rules/registry.ts'
import type { BuildCheck, Finding, LintContext } from './rules/rule.ts'
import { TEACHING_RULES } from './rules/teaching/registry.ts'
import type { Stages } from './stages.ts'
import type { BuildError, Instruction } from './syntax.ts'
import { findTarget } from './target.ts'
import { type VisitOptions, visitsOf } from './visits.ts'

export interface LintOptions extends VisitOptions {
  readonly target?: string
  /** A build judges only the stages its target needs; `--check` without a target, and the editor, all. Default: all without a target. */
  readonly allStages?: boolean
  /** What stops the build after its file was read, if something does. */
  readonly stopped?: BuildError & { readonly phase: 'images' | 'building' }
  /** True for a path the .dockerignore keeps out of the context. */
  readonly ignore?: (path: string) => boolean
  /** The .dockerignore's patterns, comments and blank lines left out. */
  readonly ignorePatterns?: readonly string[]
  /** Platform of a base image where known, `linux/arm64`. */
  readonly basePlatform?: (ref: string) => string | undefined
  /** Our own rules too (default true). */
  readonly teaching?: boolean
}

/** Sorted by line; on one line, and by `order`, as BuildKit comes to them. */
export function lint(stages: Stages, options: LintOptions = {}): readonly Diagnostic[] {
  const index = lineIndex(stages.syntax.text)
  const context = contextOf(stages, options)
  const check = checkOptionsOf(stages.syntax, options.buildArgs)
  const reach = reachOf(options.stopped ?? stages.error)
  const found: Diagnostic[] = []
  for (const [number, pass] of PASSES.entries()) {
    const steps = number === PASSES.length - 1 ? visitNumbers(context) : undefined
    for (const { rule, finding } of inOrder(pass, context, check, steps)) {
      const order = isReached(reach, number, rule.name, finding) ? found.length : undefined
      found.push({ ...diagnosticOf(rule, finding, context, index), ...(order === undefined ? {} : { order }) })
    }
  }
  const own = options.teaching === false ? [] : TEACHING_RULES
  for (const { rule, finding } of own.flatMap((each) => findingsOf(each, context, check))) {
    found.push(diagnosticOf(rule, finding, context, index))
  }
  return found.sort((a, b) => a.range.start.line - b.range.start.line)
}

/** With `# check=error=true` the findings are an error of the build, after everything else was read. */
export function lintError(
  stages: Stages,
  diagnostics: readonly Diagnostic[],
  buildArgs: Readonly<Record<string, string>> = {},
): BuildError | undefined {
  if (!checkOptionsOf(stages.syntax, buildArgs).error) return undefined
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

interface Found {
  readonly rule: BuildCheck
  readonly finding: Finding
}

function findingsOf(rule: BuildCheck, context: LintContext, check: CheckOptions): readonly Found[] {
  if (!isOn(rule, check)) return []
  return [...rule.check(context)]
    .filter(({ place }) => !place.skips.includes(rule.name) && !place.skips.includes('all'))
    .map((finding) => ({ rule, finding }))
}

function isOn(rule: BuildCheck, check: CheckOptions): boolean {
  const named = rule.experimental ? check.experimental : check.skip
  const listed = named === 'all' || named.has(rule.name)
  return rule.experimental ? listed : !listed
}

/** Findings of one pass from top to bottom; the sort is stable, so rules at one place keep their order. */
function inOrder(
  pass: readonly BuildCheck[],
  context: LintContext,
  check: CheckOptions,
  steps: ReadonlyMap<Instruction, number> | undefined,
): readonly Found[] {
  return pass
    .flatMap((rule) => findingsOf(rule, context, check))
    .map((found) => ({ ...found, step: stepOf(found.finding, steps) }))
    .sort((a, b) => a.step - b.step || (a.finding.part ?? 0) - (b.finding.part ?? 0))
}

function stepOf({ place, foundAt = place }: Finding, steps: ReadonlyMap<Instruction, number> | undefined): number {
  return steps?.get(foundAt) ?? foundAt.range.start.offset
}

/** Stages are built in the order of the file: an instruction's number in it. */
function visitNumbers({ visits }: LintContext): ReadonlyMap<Instruction, number> {
  const numbers = new Map<Instruction, number>()
  for (const [number, { place }] of visits.entries()) if (!numbers.has(place)) numbers.set(place, number)
  return numbers
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
