/** Instructions → stages: global arguments, base names, platforms, target (phases 5 to 8 of a build). */
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import type { Range } from '@/core/text/position.ts'
import { expand } from './expand.ts'
import { globalArgs, predefinedArgs } from './global-args.ts'
import { type Lookup, lookupOf } from './lookup.ts'
import { parsePlatform } from './platform.ts'
import type { Stage, StageBase, StageOptions, Stages } from './stages.ts'
import { suggestion } from './suggest.ts'
import type { BuildError, DockerfileSyntax, Instruction } from './syntax.ts'
import { findTarget } from './target.ts'

interface Problem {
  readonly code: string
  readonly message: string
  readonly range: Range
  readonly marks: Range
  readonly details?: Readonly<Record<string, string>>
}

export function readStages(syntax: DockerfileSyntax, options: StageOptions = {}): Stages {
  const { args, groups } = groupByStage(syntax.instructions)
  const buildArgs = options.buildArgs ?? {}
  const targetStage = options.target ?? stageName(groups.at(-1)?.from)?.toLowerCase() ?? ''
  const globals = globalArgs(predefinedArgs(targetStage, buildArgs), args, buildArgs, syntax.escape)
  const problems: Problem[] = []
  if (globals.problem !== undefined) {
    const { message, range, instruction } = globals.problem
    problems.push({ code: 'expansion', message, range, marks: instruction.range })
  }
  const scope = lookupOf(globals.values)
  const names = new Map<string, number>()
  const stages = groups.map((group, index) => {
    const stage = readStage(group, index, names, scope, syntax.escape, problems)
    if (stage.name !== undefined) names.set(stage.name, index)
    return stage
  })
  return finish(syntax, options, stages, globals.values, problems)
}

function finish(
  syntax: DockerfileSyntax,
  options: StageOptions,
  stages: readonly Stage[],
  globals: Stages['globals'],
  problems: readonly Problem[],
): Stages {
  const diagnostics: Diagnostic[] = problems.map(({ message, range }) => {
    return { rule: 'build', severity: 'error', message, file: syntax.file, range }
  })
  const own = problems[0] === undefined ? undefined : errorOf(problems[0], syntax.file)
  const target = stages.length === 0 ? undefined : findTarget({ syntax, stages }, options.target)
  return {
    syntax,
    stages,
    globals,
    error: syntax.error ?? own ?? target?.error,
    diagnostics: [...syntax.diagnostics, ...diagnostics],
  }
}

function errorOf({ code, message, marks, details }: Problem, file: string): BuildError {
  return { code, message, range: marks, file, details: details ?? {}, phase: 'stages' }
}

interface Group {
  readonly from: Instruction
  readonly instructions: Instruction[]
}

/** ARGs before the first FROM, then one group per FROM. What stands astray before the first FROM is left out. */
function groupByStage(instructions: readonly Instruction[]): {
  args: readonly Instruction[]
  groups: readonly Group[]
} {
  const args: Instruction[] = []
  const groups: Group[] = []
  for (const instruction of instructions) {
    if (instruction.keyword === 'FROM') groups.push({ from: instruction, instructions: [] })
    else if (groups.length > 0) groups.at(-1)!.instructions.push(instruction)
    else if (instruction.keyword === 'ARG') args.push(instruction)
  }
  return { args, groups }
}

function stageName(from: Instruction | undefined): string | undefined {
  const [, as, name] = from?.args ?? []
  return from?.args.length === 3 && as!.text.toLowerCase() === 'as' ? name!.text : undefined
}

function readStage(
  { from, instructions }: Group,
  index: number,
  names: ReadonlyMap<string, number>,
  scope: Lookup,
  escapeToken: string,
  problems: Problem[],
): Stage {
  const writtenName = stageName(from)
  return {
    index,
    name: writtenName?.toLowerCase(),
    writtenName,
    writtenBase: from.args[0]?.text ?? '',
    base: readBase(from, names, scope, escapeToken, problems),
    platform: readPlatform(from, scope, escapeToken, problems),
    from,
    instructions,
  }
}

/** The expanded name as written is looked up among earlier stages, whose names are lower case: `FROM Builder` finds none. */
function readBase(
  from: Instruction,
  names: ReadonlyMap<string, number>,
  scope: Lookup,
  escapeToken: string,
  problems: Problem[],
): StageBase {
  const word = from.args[0]
  if (word === undefined) return { kind: 'invalid' }
  const result = expand(word.text, scope, escapeToken)
  if (result.kind === 'error') {
    problems.push({ code: 'expansion', message: result.message, range: word.range, marks: from.range })
    return { kind: 'invalid' }
  }
  if (result.text === '') {
    const message = `base name (${word.text}) should not be blank`
    problems.push({ code: 'blank-base', message, range: word.range, marks: from.range, details: { base: word.text } })
    return { kind: 'invalid' }
  }
  const stage = names.get(result.text)
  if (stage !== undefined) return { kind: 'stage', index: stage }
  return result.text === 'scratch' ? { kind: 'scratch' } : { kind: 'image', ref: result.text }
}

function readPlatform(from: Instruction, scope: Lookup, escapeToken: string, problems: Problem[]): string | undefined {
  const flag = from.flags.find((each) => each.name === 'platform')
  if (flag?.value === undefined || flag.value === '') return undefined
  const place = { range: flag.valueRange, marks: from.range }
  const result = expand(flag.value, scope, escapeToken)
  if (result.kind === 'error') {
    const message = `failed to process arguments for platform : ${result.message}`
    problems.push({ code: 'expansion', message, ...place })
    return undefined
  }
  const near = nearestOf(result.undefinedNames, scope)
  const hint = near === undefined ? '' : ` (did you mean ${near}?)`
  if (result.text === '') {
    const message = `empty platform value from expression ${flag.value}${hint}`
    problems.push({ code: 'empty-platform', message, ...place, details: near === undefined ? {} : { near } })
    return undefined
  }
  const platform = parsePlatform(result.text)
  if (platform.kind === 'ok') return result.text
  const message = `failed to parse platform ${flag.value}: ${platform.message}${hint}`
  problems.push({ code: 'invalid-platform', message, ...place })
  return undefined
}

function nearestOf(missing: readonly string[], scope: Lookup): string | undefined {
  for (const name of missing) {
    const near = suggestion(name, scope.names())
    if (near !== undefined) return near
  }
  return undefined
}
