/** Builtins on variables: export, readonly, unset, local, shift, let. */

import { complainAs } from '../complain.ts'
import { arithmetic } from '../expand.ts'
import { write } from '../output.ts'
import { assign, Leave, type Shell } from '../state.ts'
import { singleQuoted } from '../trace.ts'
import type { Builtin } from './builtin.ts'

export const VARIABLES: readonly Builtin[] = [
  {
    name: 'export',
    special: true,
    run: (shell, argv) => declare(shell, argv, (name) => void shell.exported.set(name, true)),
  },
  {
    name: 'readonly',
    special: true,
    run: (shell, argv) => declare(shell, argv, (name) => void shell.readonlyNames.add(name)),
  },
  { name: 'local', run: (shell, argv) => local(shell, argv) },
  { name: 'unset', special: true, run: (shell, argv) => unset(shell, argv) },
  { name: 'shift', special: true, run: (shell, argv) => shift(shell, argv) },
  { name: 'let', only: 'ash', run: (shell, argv) => letThem(shell, argv) },
]

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

function declare(shell: Shell, argv: readonly string[], mark: (name: string) => void): number {
  const words = argv.slice(1).filter((word) => word !== '--')
  if (words.length === 0 || words[0] === '-p') return list(shell, argv[0]!)
  for (const word of words) {
    const [name, value] = splitAssignment(word)
    if (!NAME.test(name)) badName(shell, argv[0]!, name)
    if (value !== undefined && !assign(shell, name, value)) badName(shell, argv[0]!, name, 'is read only')
    mark(name)
  }
  return 0
}

function splitAssignment(word: string): readonly [string, string | undefined] {
  const equals = word.indexOf('=')
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)]
}

function badName(shell: Shell, builtin: string, name: string, why = 'bad variable name'): never {
  complainAs(shell, builtin, `${name}: ${why}`)
  shell.status = 2
  throw new Leave('exit')
}

function list(shell: Shell, builtin: string): number {
  const names = builtin === 'export' ? shell.exported : shell.readonlyNames
  for (const name of [...names.keys()].sort()) {
    const value = shell.variables.get(name)
    write(shell, 1, `${builtin} ${name}${value === undefined ? '' : `=${singleQuoted(value)}`}\n`)
  }
  return 0
}

function local(shell: Shell, argv: readonly string[]): number {
  const scope = shell.scopes.at(-1)
  if (scope === undefined) {
    complainAs(shell, 'local', 'not in a function')
    shell.status = 2
    throw new Leave('exit')
  }
  for (const word of argv.slice(1)) {
    const [name, value] = splitAssignment(word)
    if (!scope.has(name)) scope.set(name, shell.variables.get(name))
    if (value !== undefined) shell.variables.set(name, value)
  }
  return 0
}

function unset(shell: Shell, argv: readonly string[]): number {
  const functions = argv[1] === '-f'
  for (const name of argv.slice(1).filter((word) => !word.startsWith('-'))) {
    if (functions) shell.functions.delete(name)
    else if (!NAME.test(name)) badName(shell, 'unset', name)
    else {
      shell.variables.delete(name)
      shell.exported.delete(name)
    }
  }
  return 0
}

/** ash fails quietly when there are too few; dash ends the script. */
function shift(shell: Shell, argv: readonly string[]): number {
  const count = Number(argv[1] ?? 1)
  if (count <= shell.positional.length) {
    shell.positional = shell.positional.slice(count)
    return 0
  }
  if (shell.dialect === 'ash') return 1
  complainAs(shell, 'shift', "can't shift that many")
  shell.status = 2
  throw new Leave('exit')
}

function letThem(shell: Shell, argv: readonly string[]): number {
  const values = argv.slice(1).map((expression) => arithmetic(shell, expression))
  return values.at(-1) === '0' ? 1 : 0
}
