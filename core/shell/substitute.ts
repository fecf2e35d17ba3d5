/** `$(…)`: a subshell whose output becomes text. */
import { runSubshell } from './run-list.ts'
import type { Shell } from './state.ts'
import type { Script } from './syntax.ts'
import { holdsUnknown, unknownText } from './unknown-text.ts'

export function substitute(shell: Shell, script: Script): string {
  const buffer = { kind: 'buffer' as const, text: '' }
  const reasons = shell.reasons.length
  const outputs = new Map(shell.outputs).set(1, buffer)
  const before = shell.status
  runSubshell(shell, script.lines.flat(), { outputs })
  // `$?` in the same command is still the status of the command before.
  shell.substituted = { status: shell.status }
  shell.status = before
  // Whatever was printed by something that is not modelled is not known either.
  const why = shell.reasons[reasons]
  return why !== undefined && !holdsUnknown(buffer.text) ? buffer.text + unknownText(why) : buffer.text
}
