/** Runs a simple command: assignments, redirections, then a function, a builtin or a program. */
import type { Builtin } from './builtins/builtin.ts'
import { builtinOf } from './builtins/registry.ts'
import { complain, fatal } from './complain.ts'
import { expandText, expandWords } from './expand.ts'
import { notModelled, runProgram } from './host.ts'
import { openOutput } from './open-output.ts'
import { writeAll } from './output.ts'
import type { Process } from './process.ts'
import { applyRedirects, restoreDescriptors, saveDescriptors } from './redirect.ts'
import { assign, environmentOf, Leave, type Shell, spend } from './state.ts'
import type { Command, Redirect, SimpleCommand } from './syntax.ts'
import { trace } from './trace.ts'

export type FunctionRunner = (shell: Shell, body: Command) => void

export function runSimple(shell: Shell, command: SimpleCommand, runBody: FunctionRunner): void {
  spend(shell)
  shell.line = command.line
  shell.substituted = undefined
  const argv = expandWords(shell, command.words)
  const values = command.assignments.map(({ name, value }) => [name, expandText(shell, value)] as const)
  trace(shell, values, argv)
  const saved = saveDescriptors(shell)
  const split = shell.dialect === 'dash' ? command.redirects.find((one) => one.operator === '&>') : undefined
  const redirects = command.redirects.filter((one) => one !== split)
  try {
    if (!applyRedirects(shell, redirects)) redirectFailed(shell, argv)
    else if (argv.length === 0) assignOnly(shell, values)
    else callCommand(shell, argv, values, runBody)
  } finally {
    // `exec >file` keeps its redirections.
    if (!(argv[0] === 'exec' && argv.length === 1)) restoreDescriptors(shell, saved)
  }
  if (split !== undefined) splitBackground(shell, split)
}

/** dash reads `cmd &> file` as `cmd &` and an empty command that makes the file. */
function splitBackground(shell: Shell, redirect: Redirect): void {
  shell.status = openOutput(shell, expandText(shell, redirect.target), false) === undefined ? 2 : 0
}

function redirectFailed(shell: Shell, argv: readonly string[]): void {
  shell.status = shell.dialect === 'dash' ? 2 : 1
  if (builtinOf(argv[0] ?? '', shell.dialect)?.special) throw new Leave('exit')
}

function assignOnly(shell: Shell, values: readonly (readonly [string, string])[]): void {
  for (const [name, value] of values) {
    if (!assign(shell, name, value)) throw fatal(shell, `${name}: is read only`)
  }
  shell.status = shell.substituted === undefined ? 0 : shell.substituted.status
}

type Values = readonly (readonly [string, string])[]

function callCommand(shell: Shell, argv: readonly string[], values: Values, runBody: FunctionRunner): void {
  const name = argv[0]!
  const body = shell.functions.get(name)
  const builtin = builtinOf(name, shell.dialect)
  if (builtin?.special && body === undefined) {
    for (const [variable, value] of values) assign(shell, variable, value)
    runBuiltin(shell, builtin, argv)
  } else
    withTemporary(shell, values, () => {
      if (body !== undefined) callFunction(shell, argv, body, runBody)
      else if (builtin !== undefined) runBuiltin(shell, builtin, argv)
      else runExternal(shell, argv)
    })
}

function runBuiltin(shell: Shell, builtin: Builtin, argv: readonly string[]): void {
  shell.status = builtin.run(shell, argv)
}

/** Words as a command, without functions: what `command` and `exec` do. */
export function callWords(shell: Shell, argv: readonly string[]): void {
  const builtin = builtinOf(argv[0]!, shell.dialect)
  if (builtin === undefined) runExternal(shell, argv)
  else runBuiltin(shell, builtin, argv)
}

/** `NAME=value command`: set and exported for the command alone. */
function withTemporary(shell: Shell, values: Values, action: () => void): void {
  const before = values.map(([name]) => [name, shell.variables.get(name), shell.exported.has(name)] as const)
  for (const [name, value] of values) {
    shell.variables.set(name, value)
    shell.exported.set(name, true)
  }
  try {
    action()
  } finally {
    for (const [name, value, exported] of before.reverse()) {
      if (value === undefined) shell.variables.delete(name)
      else shell.variables.set(name, value)
      if (!exported) shell.exported.delete(name)
    }
  }
}

function callFunction(shell: Shell, argv: readonly string[], body: Command, runBody: FunctionRunner): void {
  if (shell.scopes.length > 60) throw fatal(shell, 'functions call each other without end')
  const positional = shell.positional
  const loops = shell.loops
  shell.positional = argv.slice(1)
  shell.loops = 0
  shell.scopes.push(new Map())
  try {
    runBody(shell, body)
  } catch (leave) {
    if (!(leave instanceof Leave) || leave.way !== 'return') throw leave
  } finally {
    for (const [name, value] of shell.scopes.pop()!) {
      if (value === undefined) shell.variables.delete(name)
      else shell.variables.set(name, value)
    }
    shell.positional = positional
    shell.loops = loops
  }
}

/** Programs that read standard input to its end; others leave it to the next command of a loop. */
const LEAVES_INPUT = new Set([
  'mkdir',
  'rm',
  'rmdir',
  'cp',
  'mv',
  'ln',
  'touch',
  'chmod',
  'chown',
  'ls',
  'echo',
  'printf',
  'test',
  'true',
  'false',
  'basename',
  'dirname',
  'pwd',
  'find',
  'date',
  'sleep',
  'which',
  'install',
])

/** Runs a program; its output goes where the descriptors say. */
export function runExternal(shell: Shell, argv: readonly string[]): void {
  const name = argv[0]!
  const process = processOf(shell, argv)
  const found = shell.host.finds(name, process)
  if (found.kind === 'not-found' || found.kind === 'no-permission') {
    const refused = found.kind === 'no-permission' || name === ''
    complain(shell, `${name}: ${refused ? 'Permission denied' : 'not found'}`)
    shell.status = found.kind === 'no-permission' ? 126 : 127
    return
  }
  const outcome =
    found.kind === 'not-known' ? notModelled(process, found.why) : runProgram(process, shell.table, shell.host)
  if (!LEAVES_INPUT.has(name) && !shell.input.isFolder) shell.input.text = ''
  shell.tree = outcome.tree
  writeAll(shell, outcome.output)
  shell.bundles.push(...(outcome.bundles ?? []))
  if (outcome.kind === 'exited') {
    shell.status = outcome.code
    shell.assumptions.push(...(outcome.assumed ?? []))
  } else {
    shell.status = undefined
    shell.reasons.push(outcome.why)
  }
}

export function processOf(shell: Shell, argv: readonly string[]): Process {
  const { cwd, user, tree, umask, mounts, offline, input } = shell
  const stdinIsFolder = input.isFolder ?? false
  return { argv, env: environmentOf(shell), cwd, user, tree, umask, mounts, offline, stdin: input.text, stdinIsFolder }
}
