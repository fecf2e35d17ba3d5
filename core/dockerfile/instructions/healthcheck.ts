import { parseDuration } from '../duration.ts'
import { goQuote } from '../go-quote.ts'
import type { Flag, Instruction } from '../syntax.ts'
import {
  atLeastOneArgument,
  type Check,
  type Fault,
  type FlagKind,
  flagsOf,
  type InstructionRule,
  inOrder,
} from './instruction-rule.ts'

const DURATIONS = ['interval', 'timeout', 'start-period', 'start-interval'] as const

const FLAGS: Readonly<Record<string, FlagKind>> = {
  interval: 'text',
  timeout: 'text',
  'start-period': 'text',
  'start-interval': 'text',
  retries: 'text',
}

/** Below this the daemon refuses a duration: 1 ms, in nanoseconds. */
const MINIMUM = 1_000_000

const none: Check = ({ args }) =>
  args.length === 1 ? undefined : { code: 'healthcheck-none', message: 'HEALTHCHECK NONE takes no arguments' }

const command: Check = ({ args }) => {
  const type = args[0]!.text.toUpperCase()
  if (type !== 'CMD') {
    const message = `Unknown type ${goQuote(type)} in HEALTHCHECK (try CMD)`
    return { code: 'healthcheck-type', message, range: args[0]!.range }
  }
  if (args.length > 1) return undefined
  return { code: 'healthcheck-command', message: 'Missing command after HEALTHCHECK CMD' }
}

const durations: Check = (instruction) => {
  for (const name of DURATIONS) {
    const flag = flagNamed(instruction, name)
    const message = flag === undefined ? undefined : durationFault(name, flag.value ?? '')
    if (message !== undefined) return { code: 'healthcheck-duration', message, range: flag!.valueRange }
  }
  return undefined
}

function durationFault(name: string, value: string): string | undefined {
  if (value === '') return undefined
  const duration = parseDuration(value)
  if (duration.kind === 'error') return duration.message
  if (duration.nanoseconds === 0 || duration.nanoseconds >= MINIMUM) return undefined
  return `Interval ${goQuote(name)} cannot be less than 1ms`
}

const retries: Check = (instruction): Fault | undefined => {
  const flag = flagNamed(instruction, 'retries')
  const value = flag?.value ?? ''
  if (flag === undefined || value === '') return undefined
  const code = 'healthcheck-retries'
  const range = flag.valueRange
  if (!/^[+-]?\d+$/.test(value)) {
    return { code, message: `strconv.ParseInt: parsing ${goQuote(value)}: invalid syntax`, range }
  }
  const count = Number(value)
  if (count > 2147483647 || count < -2147483648) {
    return { code, message: `strconv.ParseInt: parsing ${goQuote(value)}: value out of range`, range }
  }
  return count < 0 ? { code, message: `--retries cannot be negative (${count})`, range } : undefined
}

function flagNamed(instruction: Instruction, name: string): Flag | undefined {
  return instruction.flags.find((flag) => flag.name === name)
}

const checkCommand = inOrder(flagsOf(FLAGS), command, durations, retries)

/** With NONE BuildKit never looks at the flags. */
export const healthcheck: InstructionRule = {
  keyword: 'HEALTHCHECK',
  flags: Object.keys(FLAGS),
  check: inOrder(atLeastOneArgument, (instruction) =>
    instruction.args[0]!.text.toUpperCase() === 'NONE' ? none(instruction) : checkCommand(instruction),
  ),
}
