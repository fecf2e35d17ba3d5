/** The shell's own messages: `/bin/sh: x: not found` in ash, `/bin/sh: 1: x: not found` in dash. */
import { write } from './output.ts'
import { Leave, type Shell } from './state.ts'

export function complain(shell: Shell, message: string): void {
  const place = shell.dialect === 'dash' ? `${shell.name}: ${shell.line}` : shell.name
  write(shell, 2, `${place}: ${message}\n`)
}

/** A builtin's message; ash puts `line 0` behind its name. */
export function complainAs(shell: Shell, builtin: string, message: string): void {
  complain(shell, shell.dialect === 'ash' ? `${builtin}: line 0: ${message}` : `${builtin}: ${message}`)
}

/** An error that ends a shell that reads a script. */
export function fatal(shell: Shell, message: string, status = 2): Leave {
  complain(shell, message)
  shell.status = status
  return new Leave('exit')
}
