/** A shell at work. Mutable, and alive only inside one call of `runScript`: outside, a run is a pure function. */
import type { BundleNote } from '@/core/bundle/bundle.ts'
import { FilteredMap, type LayeredMap } from '@/core/files/layered-map.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { Stays } from './never-ends.ts'
import type { Dialect, Host, MountPoint, ProgramTable, User, Written } from './process.ts'
import type { Command, Script, ScriptError } from './syntax.ts'

export type Sink =
  | { readonly kind: 'own'; readonly fd: 1 | 2 }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'buffer'; text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'closed' }

/** What standard input still holds. */
export interface Source {
  text: string
  /** It is a folder: reading from it fails. */
  readonly isFolder?: boolean
}

export interface ShellOptions {
  errexit: boolean
  nounset: boolean
  xtrace: boolean
  noglob: boolean
  pipefail: boolean
  noexec: boolean
  allexport: boolean
}

export interface Shell {
  readonly name: string
  readonly dialect: Dialect
  readonly user: User
  readonly host: Host
  readonly table: ProgramTable
  /** Everything written to the shell's own standard output and error, in order. */
  readonly written: Written[]
  readonly budget: { steps: number }
  variables: LayeredMap<string>
  /** Its keys are the names. */
  exported: LayeredMap<unknown>
  readonly readonlyNames: Set<string>
  functions: Map<string, Command>
  /** One map for each function call: what `local` has to bring back. */
  scopes: Map<string, string | undefined>[]
  tree: FileTree
  cwd: string
  umask: number
  readonly mounts: readonly MountPoint[]
  readonly offline: boolean
  options: ShellOptions
  positional: readonly string[]
  /** Undefined: it cannot be told. */
  status: number | undefined
  /** Why statuses could not be told, in order. */
  reasons: string[]
  /** What was sent to the background and stays: it goes on while the script does, or something waits. Shared with subshells. */
  readonly jobs: Stays[]
  /** What outcomes rest on without a record of it. Shared with subshells. */
  readonly assumptions: string[]
  readonly bundles: BundleNote[]
  /** A step under `set -e` whose failure would have ended the script, and cannot be told. */
  mayHaveFailed: boolean
  /** Greater than zero where a failure is being tested (`if`, `&&`, `!`): `set -e` does not act. */
  testing: number
  outputs: Map<number, Sink>
  input: Source
  loops: number
  exitTrap: string | undefined
  /** The exit status of the last command substitution, which an assignment alone takes over. */
  substituted: { readonly status: number | undefined } | undefined
  /** Line of the command at work, which dash names in its messages. */
  line: number
  /** Runs a command substitution and gives what it printed. */
  readonly substitute: (shell: Shell, script: Script) => string
  /** Runs text in this shell (`eval`, `.`); undefined after a syntax error, which is given back. */
  readonly runLines: (shell: Shell, text: string) => ScriptError | undefined
  /** Runs words as a command, functions left out (`command`, `exec`). */
  readonly call: (shell: Shell, argv: readonly string[]) => void
}

/** Leaves the flow of control; caught inside the interpreter. */
export class Leave extends Error {
  readonly way: 'exit' | 'return' | 'break' | 'continue'
  readonly count: number

  constructor(way: Leave['way'], count = 1) {
    super(way)
    this.way = way
    this.count = count
  }
}

/** The run goes on too long to be followed, or reaches what cannot be followed at all. */
export class LostTrack extends Error {}

/** What a program sees of the shell's variables, whatever the shell does to them afterwards. */
export function environmentOf(shell: Shell): ReadonlyMap<string, string> {
  return new FilteredMap(shell.variables.copy(), shell.exported.copy())
}

/** Counts a step; a script that never ends is given up, not waited for. */
export function spend(shell: Shell): void {
  if (--shell.budget.steps < 0) throw new LostTrack('the script runs for more steps than are followed here')
}

/** Sets a variable, minding `readonly`. False when it may not be changed. */
export function assign(shell: Shell, name: string, value: string): boolean {
  if (shell.readonlyNames.has(name)) return false
  shell.variables.set(name, value)
  if (shell.options.allexport) shell.exported.set(name, true)
  return true
}
