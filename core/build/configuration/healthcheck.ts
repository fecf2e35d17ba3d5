/** HEALTHCHECK: replaces the one before entirely, as Docker stores it. */
import { parseDuration } from '@/core/dockerfile/duration.ts'
import { goQuote } from '@/core/dockerfile/go-quote.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { HealthCheck } from '@/core/images/image.ts'
import { configure } from '../draft.ts'
import type { Handler } from '../scene.ts'
import { quoteList, quoteRune, showDuration } from './quote.ts'

export const healthcheck: Handler = (draft, instruction) => {
  const check = readHealthCheck(instruction)
  return configure(draft, instruction, { healthcheck: check }, `HEALTHCHECK ${showHealthCheck(check)}`)
}

export function readHealthCheck(instruction: Instruction): HealthCheck {
  const duration = (name: string) => nanoseconds(flagValue(instruction, name))
  const interval = duration('interval')
  const timeout = duration('timeout')
  const startPeriod = duration('start-period')
  const startInterval = duration('start-interval')
  const retries = Number(flagValue(instruction, 'retries') ?? '0') || undefined
  return {
    test: testOf(instruction),
    ...(interval === undefined ? {} : { interval }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(startPeriod === undefined ? {} : { startPeriod }),
    ...(startInterval === undefined ? {} : { startInterval }),
    ...(retries === undefined ? {} : { retries }),
  }
}

function testOf(instruction: Instruction): readonly string[] {
  const [kind, ...words] = instruction.args.map((word) => word.text)
  if (kind?.toUpperCase() === 'NONE') return ['NONE']
  return instruction.json ? ['CMD', ...words] : ['CMD-SHELL', words.join(' ')]
}

/** The reader has refused what is no duration; 0 counts as not set. */
function nanoseconds(text: string | undefined): number | undefined {
  const duration = parseDuration(text ?? '0')
  return duration.kind === 'ok' && duration.nanoseconds !== 0 ? duration.nanoseconds : undefined
}

function flagValue(instruction: Instruction, name: string): string | undefined {
  return instruction.flags.find((flag) => flag.name === name)?.value
}

/** Go's `%q` of the stored structure, as `docker history` shows it. */
function showHealthCheck(check: HealthCheck): string {
  const times = [check.interval, check.timeout, check.startPeriod, check.startInterval]
  const shown = times.map((time) => goQuote(showDuration(time ?? 0)))
  return `&{${quoteList(check.test)} ${shown.join(' ')} ${quoteRune(check.retries ?? 0)}}`
}
