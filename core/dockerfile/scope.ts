/** Environment of a stage while its instructions are evaluated: ARG and ENV, who wins, what RUN sees, what is stored. */

import { withEntries } from '@/core/files/versioned-map.ts'
import type { Range } from '@/core/text/position.ts'
import { argDeclarations } from './arg-words.ts'
import { expand } from './expand.ts'
import { type ExpandedInstruction, expandInstruction, part, type UndefinedVariable } from './expand-instruction.ts'
import { type Lookup, lookupOf } from './lookup.ts'
import type { Stages } from './stages.ts'
import type { Instruction } from './syntax.ts'

export interface Scope {
  /** What expansion and RUN see: ENV and valued ARGs, last writer wins. In order of first setting. */
  readonly env: ReadonlyMap<string, string>
  /** What the image stores: ENV only. */
  readonly stored: ReadonlyMap<string, string>
  /** ARGs declared in this stage or a stage below, in order; undefined = declared without a value. */
  readonly args: ReadonlyMap<string, string | undefined>
}

export interface ScopeOptions {
  readonly globals: Stages['globals']
  readonly buildArgs?: Readonly<Record<string, string>>
  readonly escape: string
}

export interface ScopeStep {
  readonly scope: Scope
  readonly undefinedVariables: readonly UndefinedVariable[]
  readonly error: { readonly message: string; readonly range: Range } | undefined
}

/** What BuildKit adds to any image without a PATH. */
export const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const PROXY = /^(?:http|https|ftp|no|all)_proxy$/i

/** A stage on an image: `KEY=value` texts of its configuration. */
export function scopeOfImage(env: readonly string[]): Scope {
  const stored = new Map(env.map(splitEnv))
  if (!stored.has('PATH')) stored.set('PATH', DEFAULT_PATH)
  return { env: stored, stored, args: new Map() }
}

/** A stage on another stage: ARGs are inherited, but at the border the stored ENV is laid over them. */
export function scopeOfStage(base: Scope): Scope {
  const covered: [string, string][] = []
  for (const name of base.args.keys()) {
    const stored = base.stored.get(name)
    if (stored !== undefined) covered.push([name, stored])
  }
  return covered.length === 0 ? base : { ...base, env: withEntries(base.env, covered) }
}

/** Proxy settings given with --build-arg: RUN sees them undeclared, expansion does not, cache keys leave them out. */
export function proxyEnv(buildArgs: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const proxies = Object.entries(buildArgs).filter(([name]) => PROXY.test(name))
  return new Map(proxies.flatMap(([name, value]) => [name.toUpperCase(), name.toLowerCase()].map((n) => [n, value])))
}

export function lookupIn(scope: Scope): Lookup {
  return lookupOf(scope.env)
}

/** The scope after an instruction; unchanged by all but ARG and ENV. `expanded`: by expandInstruction, if at hand. */
export function applyToScope(
  scope: Scope,
  instruction: Instruction,
  options: ScopeOptions,
  expanded?: ExpandedInstruction,
): ScopeStep {
  if (instruction.keyword === 'ENV') {
    return applyEnv(scope, expanded ?? expandInstruction(instruction, lookupIn(scope), options.escape))
  }
  if (instruction.keyword === 'ARG') return applyArg(scope, instruction, options)
  return { scope, undefinedVariables: [], error: undefined }
}

/** All pairs of one ENV are expanded with the environment before it. */
function applyEnv(scope: Scope, expanded: ExpandedInstruction): ScopeStep {
  const words = expanded.instruction.args
  const pairs: [string, string][] = []
  for (let i = 0; i + 1 < words.length; i += 2) pairs.push([words[i]!.text, words[i + 1]!.text])
  return {
    scope: { ...scope, env: withEntries(scope.env, pairs), stored: withEntries(scope.stored, pairs) },
    undefinedVariables: undeclared(expanded.undefinedVariables, scope),
    error: expanded.error,
  }
}

/** --build-arg, else the default, else the global value, else declared only. */
function applyArg(scope: Scope, instruction: Instruction, options: ScopeOptions): ScopeStep {
  let { env, args } = scope
  const missing: UndefinedVariable[] = []
  const step = (): Scope => ({ env, args, stored: scope.stored })
  for (const [i, declaration] of argDeclarations(instruction).entries()) {
    const { name, defaultValue, word, valueOffset } = declaration
    let value: string | undefined
    if (options.buildArgs !== undefined && Object.hasOwn(options.buildArgs, name)) value = options.buildArgs[name]
    else if (defaultValue === undefined) value = options.globals.get(name)
    else {
      const result = expand(defaultValue, lookupOf(env), options.escape)
      for (const use of result.undefinedUses) {
        const range = part(
          word.range,
          { ...use, start: use.start + valueOffset, end: use.end + valueOffset },
          word.text.length,
        )
        missing.push(...undeclared([{ name: use.name, range, word: i }], step()))
      }
      if (result.kind === 'error') {
        return { scope: step(), undefinedVariables: missing, error: { message: result.message, range: word.range } }
      }
      value = result.text
    }
    args = withEntries(args, [[name, value]])
    if (value !== undefined) env = withEntries(env, [[name, value]])
  }
  return { scope: step(), undefinedVariables: missing, error: undefined }
}

/** A declared ARG without a value is no finding. */
export function undeclared(found: readonly UndefinedVariable[], scope: Scope): readonly UndefinedVariable[] {
  return found.filter(({ name }) => !scope.args.has(name))
}

function splitEnv(text: string): [string, string] {
  const equals = text.indexOf('=')
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)]
}
