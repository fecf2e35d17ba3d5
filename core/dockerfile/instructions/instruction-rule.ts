/** What BuildKit's instruction parser demands of one keyword. One file per keyword, listed in registry.ts. */
import type { Range } from '@/core/text/position.ts'
import { suggestion } from '../suggest.ts'
import type { Instruction } from '../syntax.ts'

export interface Fault {
  readonly code: string
  readonly message: string
  /** The word at fault; the whole instruction without it. */
  readonly range?: Range
  readonly details?: Readonly<Record<string, string>>
}

export type Check = (instruction: Instruction) => Fault | undefined

export interface InstructionRule {
  readonly keyword: string
  /** Names of the flags it knows, for completion. */
  readonly flags: readonly string[]
  readonly check: Check
}

export type FlagKind = 'bool' | 'text' | 'texts'

/** The first fault in the order BuildKit looks for them. */
export function inOrder(...checks: readonly Check[]): Check {
  return (instruction) => {
    for (const check of checks) {
      const fault = check(instruction)
      if (fault !== undefined) return fault
    }
    return undefined
  }
}

export const atLeastOneArgument: Check = (instruction) =>
  instruction.args.length > 0
    ? undefined
    : { code: 'arguments-missing', message: `${instruction.keyword} requires at least one argument` }

export const exactlyOneArgument: Check = (instruction) =>
  instruction.args.length === 1
    ? undefined
    : { code: 'arguments-missing', message: `${instruction.keyword} requires exactly one argument` }

/** Keys of ENV, LABEL and ARG. */
export const namesNotBlank: Check = (instruction) => {
  const step = instruction.keyword === 'ARG' ? 1 : 2
  const blank = instruction.args.find((word, i) => i % step === 0 && keyOf(instruction.keyword, word.text) === '')
  if (blank === undefined) return undefined
  return { code: 'blank-name', message: `${instruction.keyword} names can not be blank`, range: blank.range }
}

function keyOf(keyword: string, text: string): string {
  return keyword === 'ARG' ? text.split('=', 1)[0]! : text
}

/** Flags: known, given once, with a value where they need one. */
export function flagsOf(known: Readonly<Record<string, FlagKind>>): Check {
  return (instruction) => {
    const seen = new Set<string>()
    for (const flag of instruction.flags) {
      const fault = flagFault(flag.name, flag.value, known, seen)
      if (fault !== undefined) return { ...fault, range: flag.range }
      seen.add(flag.name)
    }
    return undefined
  }
}

function flagFault(
  name: string,
  value: string | undefined,
  known: Readonly<Record<string, FlagKind>>,
  seen: ReadonlySet<string>,
): Fault | undefined {
  const kind = Object.hasOwn(known, name) ? known[name] : undefined
  if (kind === undefined) return unknownFlag(name, Object.keys(known))
  if (seen.has(name) && kind !== 'texts') {
    return { code: 'duplicate-flag', message: `duplicate flag specified: --${name}` }
  }
  if (kind === 'bool' ? value === '' : value === undefined) {
    return { code: 'flag-needs-value', message: `missing a value on flag: --${name}` }
  }
  if (kind === 'bool' && value !== undefined && !/^(true|false)$/i.test(value)) {
    return { code: 'flag-not-boolean', message: `expecting boolean value for flag --${name}, not: ${value}` }
  }
  return undefined
}

function unknownFlag(name: string, known: readonly string[]): Fault {
  const near = suggestion(name, known)
  const message = `unknown flag: --${name}${near === undefined ? '' : ` (did you mean ${near}?)`}`
  return { code: 'unknown-flag', message, details: near === undefined ? {} : { near } }
}

/** Value of a flag, if it is given. */
export function flagValue(instruction: Instruction, name: string): string | undefined {
  return instruction.flags.find((flag) => flag.name === name)?.value
}
