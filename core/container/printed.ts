/** Outcomes of programs that print and end. */
import type { Outcome, Process } from '@/core/shell/process.ts'

/** Lines on standard error (2) or output (1), then an exit code. */
export function printed(process: Process, code: number, lines: readonly string[], fd: 1 | 2 = 2): Outcome {
  const output = lines.length === 0 ? [] : [{ fd, text: lines.map((line) => `${line}\n`).join('') }]
  return { kind: 'exited', code, output, tree: process.tree }
}
