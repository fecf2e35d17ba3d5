/** A command that the shell carries out itself. */
import type { Dialect } from '../process.ts'
import type { Shell } from '../state.ts'

export interface Builtin {
  readonly name: string
  /** POSIX special builtins: assignments before them stay, and their errors end the shell. */
  readonly special?: boolean
  /** Only this shell has it. */
  readonly only?: Dialect
  /** Gives the exit status, undefined where it cannot be told. */
  run(shell: Shell, argv: readonly string[]): number | undefined
}
