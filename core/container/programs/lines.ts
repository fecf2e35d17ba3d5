/** Lines a program prints before what it starts prints its own. */
import type { Outcome } from '@/core/shell/process.ts'

export function linesOfOutcome(before: readonly string[], outcome: Outcome): Outcome {
  if (before.length === 0) return outcome
  const text = before.map((line) => `${line}\n`).join('')
  return { ...outcome, output: [{ fd: 1, text }, ...outcome.output] }
}
