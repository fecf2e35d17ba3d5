/** Runs a script of /bin/sh over a file tree, synchronously and purely: same script, same process, same outcome. */

import { LayeredMap } from '@/core/files/layered-map.ts'
import { doubtWritable } from './doubt-writable.ts'
import { hostOf } from './host.ts'
import { NeverEnds, printedBefore } from './never-ends.ts'
import { write } from './output.ts'
import { parseScript } from './parse-script.ts'
import type { Host, Outcome, Process, ProgramTable, Written } from './process.ts'
import { callWords } from './run-command.ts'
import { runList } from './run-list.ts'
import { Leave, LostTrack, type Shell } from './state.ts'
import { substitute } from './substitute.ts'
import type { Script, ScriptError } from './syntax.ts'
import { scriptErrorText } from './syntax-error.ts'
import { printable } from './unknown-text.ts'

/** Commands one script may run before it is given up. */
const STEP_LIMIT = 5_000

/** `sh -c text`; `process.argv[0]` is the shell's name in its messages (`/bin/sh`), what follows it `$0`, `$1`… */
export function runScript(text: string, process: Process, table: ProgramTable): Outcome {
  return settled(process, () => runText(text, process, table, hostOf(table, runText)))
}

export function makeHost(table: ProgramTable): Host {
  const host = hostOf(table, runText)
  return {
    ...host,
    run: (process) => settled(process, () => host.run(process)),
    script: (text, process) => settled(process, () => host.script(text, process)),
  }
}

/** What never ends is an outcome here, at the outside; what it wrote on the way is not followed. */
function settled(process: Process, run: () => Outcome): Outcome {
  try {
    return clean(run())
  } catch (thrown) {
    if (!(thrown instanceof NeverEnds)) throw thrown
    const { why, output } = thrown
    return clean({ kind: 'unsupported', why, endless: true, output, tree: doubtWritable(process, why) })
  }
}

function clean(outcome: Outcome): Outcome {
  return { ...outcome, output: outcome.output.map(({ fd, text }) => ({ fd, text: printable(text) })) }
}

function runText(text: string, process: Process, table: ProgramTable, host: Host): Outcome {
  return finish(runIn(newShell(process, table, host), parseScript(text)))
}

function newShell(process: Process, table: ProgramTable, host: Host): Shell {
  return {
    name: process.argv[0] ?? 'sh',
    // bash reads what ash reads, whatever /bin/sh of the image is.
    dialect: /(?:^|\/)bash$/.test(process.argv[0] ?? '') ? 'ash' : (table.dialect ?? 'ash'),
    user: process.user,
    host,
    table,
    written: [],
    budget: { steps: STEP_LIMIT },
    variables: new LayeredMap(process.env).set('PWD', process.cwd),
    exported: new LayeredMap<unknown>(process.env).set('PWD', true),
    readonlyNames: new Set(),
    functions: new Map(),
    scopes: [],
    tree: process.tree,
    cwd: process.cwd,
    umask: process.umask,
    mounts: process.mounts ?? [],
    offline: process.offline ?? false,
    options: {
      errexit: false,
      nounset: false,
      xtrace: false,
      noglob: false,
      pipefail: false,
      noexec: false,
      allexport: false,
    },
    positional: process.argv.slice(1),
    status: 0,
    reasons: [],
    assumptions: [],
    bundles: [],
    jobs: [],
    mayHaveFailed: false,
    testing: 0,
    outputs: new Map([
      [1, { kind: 'own', fd: 1 }],
      [2, { kind: 'own', fd: 2 }],
    ]),
    input: { text: process.stdin, isFolder: process.stdinIsFolder ?? false },
    loops: 0,
    exitTrap: undefined,
    substituted: undefined,
    line: 1,
    substitute,
    runLines,
    call: (shell, argv) => callWords(shell, argv),
  }
}

/** `eval` and `.`: the lines before a syntax error run, then the error is given back. */
function runLines(shell: Shell, text: string): ScriptError | undefined {
  const script = parseScript(text)
  for (const line of script.lines) runList(shell, line)
  return script.error
}

/** Runs the lines that could be read, then says what stopped the reading. */
function runIn(shell: Shell, script: Script): Shell {
  try {
    for (const [index, line] of script.lines.entries()) {
      runList(shell, line, index === script.lines.length - 1 && script.error === undefined)
    }
    if (script.error?.problem.kind === 'too-deep')
      throw new LostTrack('the script nests too deeply to be followed here')
    if (script.error !== undefined) {
      write(shell, 2, scriptErrorText(shell.name, script.error, shell.dialect))
      shell.status = 2
    }
  } catch (error) {
    printedBefore(error, shell.written)
    if (error instanceof LostTrack || error instanceof RangeError) loseTrack(shell, error)
    else if (!(error instanceof Leave)) throw error
  }
  return runExitTrap(shell)
}

/** A RangeError is the engine's own stack: functions or programs that call themselves without end. */
function loseTrack(shell: Shell, error: Error): void {
  const why = error instanceof LostTrack ? error.message : 'the script nests too deeply to be followed here'
  shell.tree = doubtWritable(shell, why)
  shell.reasons.push(why)
  shell.status = undefined
}

function runExitTrap(shell: Shell): Shell {
  const trap = shell.exitTrap
  if (trap === undefined) return shell
  shell.exitTrap = undefined
  const { status } = shell
  runIn(shell, parseScript(trap))
  shell.status = status
  return shell
}

function finish(shell: Shell): Outcome {
  const { written, tree, cwd, status } = shell
  const output = joinNeighbours(written)
  const bundles = shell.bundles.length === 0 ? {} : { bundles: shell.bundles }
  if (status !== undefined && !(status === 0 && shell.mayHaveFailed)) {
    const assumed = [...new Set(shell.assumptions)]
    // All variables, exported or not: a terminal keeps both from one line to the next.
    const after = { output, tree, cwd, env: shell.variables }
    return { kind: 'exited', code: status, ...after, ...(assumed.length === 0 ? {} : { assumed }), ...bundles }
  }
  return { kind: 'unsupported', why: shell.reasons[0] ?? 'the exit status cannot be told', output, tree, ...bundles }
}

function joinNeighbours(written: readonly Written[]): readonly Written[] {
  const joined: Written[] = []
  for (const one of written) {
    const last = joined.at(-1)
    if (last?.fd === one.fd) joined[joined.length - 1] = { fd: one.fd, text: last.text + one.text }
    else joined.push(one)
  }
  return joined
}
