/** Lists, and-or lists, pipelines and compound commands, with the statuses `set -e` looks at. */
import { expandPattern, expandText, expandWords } from './expand.ts'
import { NeverEnds, Stays } from './never-ends.ts'
import { matches } from './pattern.ts'
import { applyRedirects, restoreDescriptors, saveDescriptors } from './redirect.ts'
import { runSimple } from './run-command.ts'
import { Leave, type Shell, type Sink, type Source, spend } from './state.ts'
import type { AndOr, Command, List, Pipeline } from './syntax.ts'
import { uncertainly } from './uncertainly.ts'
import { holdsUnknown, unknownText, whyUnknown } from './unknown-text.ts'

/** `tail`: this list ends the script, so a failure in it is the script's failure. */
export function runList(shell: Shell, list: List, tail = false): void {
  list.forEach((andOr, index) => {
    if (andOr.background) runBackground(shell, andOr)
    else beside(shell, () => runAndOr(shell, andOr, tail && index === list.length - 1))
  })
}

/** What stays in the foreground keeps the script, and with it what was sent to the background. */
function beside(shell: Shell, run: () => void): void {
  if (shell.jobs.length === 0) {
    run()
    return
  }
  try {
    run()
  } catch (thrown) {
    throw thrown instanceof Stays ? thrown.with(shell.jobs.splice(0)) : thrown
  }
}

/** A job in the background is taken to finish before the script goes on, or to be ended with it; its failure goes unseen. */
function runBackground(shell: Shell, andOr: AndOr): void {
  const list = [{ ...andOr, background: false }]
  try {
    runSubshell(shell, list, { input: { text: '' } })
  } catch (thrown) {
    if (!(thrown instanceof Stays)) throw thrown
    if (thrown instanceof NeverEnds) shell.written.push(...thrown.output)
    shell.jobs.push(thrown)
  }
  shell.status = 0
}

function runAndOr(shell: Shell, andOr: AndOr, tail: boolean): void {
  const last = andOr.rest.length - 1
  runPipeline(shell, andOr.first, last < 0, tail)
  andOr.rest.forEach(({ operator, pipeline }, index) => {
    const status = shell.status
    const run = (): void => runPipeline(shell, pipeline, index === last, tail && index === last)
    if (status === undefined) runAfterUnknown(shell, operator, run, tail)
    else if ((operator === '&&') === (status === 0)) run()
  })
}

/**
 * After a command whose status cannot be told. At the script's end `&&` goes on as if it had succeeded, since its
 * failure would be the whole script's; elsewhere what follows may or may not happen.
 */
function runAfterUnknown(shell: Shell, operator: '&&' | '||', run: () => void, tail: boolean): void {
  if (operator === '&&' && tail) run()
  else uncertainly(shell, run)
  const certain = operator === '&&' ? shell.status !== 0 : shell.status === 0
  if (!certain) shell.status = undefined
}

function runPipeline(shell: Shell, pipeline: Pipeline, final: boolean, tail: boolean): void {
  const tests = !final || pipeline.negated
  if (tests) shell.testing++
  try {
    if (pipeline.commands.length === 1) runCommand(shell, pipeline.commands[0]!, tail)
    else runPipe(shell, pipeline.commands)
  } finally {
    if (tests) shell.testing--
  }
  if (pipeline.negated) {
    if (shell.status !== undefined) shell.status = shell.status === 0 ? 1 : 0
    return
  }
  if (final) checkErrexit(shell)
}

function checkErrexit(shell: Shell): void {
  if (!shell.options.errexit || shell.testing > 0 || shell.status === 0) return
  if (shell.status !== undefined) throw new Leave('exit')
  shell.mayHaveFailed = true
}

/** Each command of a pipe runs in a subshell, from left to right, with what the one before printed. */
function runPipe(shell: Shell, commands: readonly Command[]): void {
  let input: Source = shell.input
  const statuses: (number | undefined)[] = []
  commands.forEach((command, index) => {
    const last = index === commands.length - 1
    const buffer = { kind: 'buffer' as const, text: '' }
    const outputs = last ? shell.outputs : new Map(shell.outputs).set(1, buffer)
    const reasons = shell.reasons.length
    const list: List = [{ first: { commands: [command], negated: false }, rest: [], background: false }]
    runSubshell(shell, list, { outputs, input })
    statuses.push(shell.status)
    const why = shell.reasons[reasons]
    input = { text: why === undefined ? buffer.text : buffer.text + unknownText(why) }
  })
  const failed = statuses.filter((status) => status !== 0)
  shell.status = shell.options.pipefail && failed.length > 0 ? failed.at(-1) : statuses.at(-1)
}

/** A copy of the shell that shares only the files and the count of steps. */
export function runSubshell(
  shell: Shell,
  list: List,
  io: { readonly outputs?: Map<number, Sink>; readonly input?: Source },
): void {
  const inner: Shell = {
    ...shell,
    variables: shell.variables.copy(),
    exported: shell.exported.copy(),
    functions: new Map(shell.functions),
    scopes: shell.scopes.map((scope) => new Map(scope)),
    options: { ...shell.options },
    outputs: new Map(io.outputs ?? shell.outputs),
    input: io.input ?? shell.input,
    loops: 0,
    exitTrap: undefined,
  }
  try {
    runList(inner, list)
  } catch (leave) {
    if (!(leave instanceof Leave)) throw leave
  }
  shell.tree = inner.tree
  shell.status = inner.status
  shell.reasons = inner.reasons
  shell.mayHaveFailed ||= inner.mayHaveFailed
}

function runCommand(shell: Shell, command: Command, tail: boolean): void {
  if (command.kind === 'simple') {
    runSimple(shell, command, (inner, body) => runCommand(inner, body, false))
    return
  }
  if (command.kind === 'function') {
    shell.functions.set(command.name, command.body)
    shell.status = 0
    return
  }
  if (command.redirects.length === 0) {
    runCompound(shell, command, tail)
    return
  }
  const saved = saveDescriptors(shell)
  try {
    if (applyRedirects(shell, command.redirects)) runCompound(shell, command, tail)
    else shell.status = shell.dialect === 'dash' ? 2 : 1
  } finally {
    restoreDescriptors(shell, saved)
  }
}

type Compound = Exclude<Command, { kind: 'simple' | 'function' }>

function runCompound(shell: Shell, command: Compound, tail: boolean): void {
  switch (command.kind) {
    case 'group':
      runList(shell, command.body, tail)
      return
    case 'subshell':
      runSubshell(shell, command.body, {})
      return
    case 'if':
      runIf(shell, command, tail)
      return
    case 'for':
      runFor(shell, command)
      return
    case 'while':
      runWhile(shell, command)
      return
    case 'case':
      runCase(shell, command, tail)
      return
  }
}

function runIf(shell: Shell, command: Extract<Command, { kind: 'if' }>, tail: boolean): void {
  test(shell, command.condition)
  const branch = (list: List | undefined): void => {
    if (list === undefined) shell.status = 0
    else runList(shell, list, tail)
  }
  if (shell.status === undefined) {
    uncertainly(shell, () => branch(command.then))
    const status = shell.status
    uncertainly(shell, () => branch(command.otherwise))
    if (status !== shell.status) shell.status = undefined
  } else branch(shell.status === 0 ? command.then : command.otherwise)
}

function test(shell: Shell, condition: List): void {
  shell.testing++
  try {
    runList(shell, condition)
  } finally {
    shell.testing--
  }
}

function runFor(shell: Shell, command: Extract<Command, { kind: 'for' }>): void {
  const values = command.words === undefined ? shell.positional : expandWords(shell, command.words)
  shell.status = 0
  for (const value of values) {
    spend(shell)
    shell.variables.set(command.name, value)
    const turn = (): boolean => runTurn(shell, () => runList(shell, command.body))
    if (!holdsUnknown(value)) {
      if (!turn()) return
    } else {
      shell.reasons.push(whyUnknown(value))
      uncertainly(shell, turn)
      shell.status = undefined
    }
  }
}

function runWhile(shell: Shell, command: Extract<Command, { kind: 'while' }>): void {
  let status: number | undefined = 0
  for (;;) {
    spend(shell)
    let goesOn: boolean | undefined
    const finished = !runTurn(shell, () => {
      test(shell, command.condition)
      goesOn = shell.status === undefined ? undefined : (shell.status === 0) !== command.until
    })
    if (finished) return
    if (goesOn === false) break
    const body = (): boolean => runTurn(shell, () => runList(shell, command.body))
    if (goesOn === undefined) {
      uncertainly(shell, body)
      shell.status = undefined
      return
    }
    if (!body()) return
    status = shell.status
  }
  shell.status = status
}

/** One turn of a loop; false when the loop is to be left. */
function runTurn(shell: Shell, turn: () => void): boolean {
  shell.loops++
  try {
    turn()
    return true
  } catch (leave) {
    if (!(leave instanceof Leave) || (leave.way !== 'break' && leave.way !== 'continue')) throw leave
    if (leave.count > 1 && shell.loops > 1) throw new Leave(leave.way, leave.count - 1)
    return leave.way === 'continue'
  } finally {
    shell.loops--
  }
}

function runCase(shell: Shell, command: Extract<Command, { kind: 'case' }>, tail: boolean): void {
  const text = expandText(shell, command.word)
  shell.status = 0
  if (holdsUnknown(text)) {
    shell.reasons.push(whyUnknown(text))
    for (const branch of command.branches) uncertainly(shell, () => runList(shell, branch.body))
    shell.status = undefined
    return
  }
  const branch = command.branches.find(({ patterns }) =>
    patterns.some((one) => matches(expandPattern(shell, one), text)),
  )
  if (branch !== undefined) runList(shell, branch.body, tail)
}
