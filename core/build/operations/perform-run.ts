/** RUN, done: the image's shell, or the argv itself, over the stage's tree. */
import { goQuote } from '@/core/dockerfile/go-quote.ts'
import { doubtAll } from '@/core/files/doubt.ts'
import { LayeredMap } from '@/core/files/layered-map.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import { makeHost, runScript } from '@/core/shell/interpret.ts'
import type { Outcome, Process, ProgramTable } from '@/core/shell/process.ts'
import { makeFolders } from '../copying/place.ts'
import { done, failed, type Performed, type Surroundings } from '../performed.ts'
import { processUser } from '../process-user.ts'
import type { RunAction } from '../step.ts'
import { attachMounts, detachMounts, mountPoints, writtenReadOnly } from './mounts.ts'
import { programTable } from './program-table.ts'
import { readShell } from './read-shell.ts'

export function performRun(action: RunAction, tree: FileTree, surroundings: Surroundings): Performed {
  const found = processUser(action.user, tree)
  if (found.kind === 'missing') return runFailed(action, tree, found.message, [])
  if (found.kind === 'unknown') return notKnown(doubtAll(tree, found.why), found.why, [])
  const attached = attachMounts(action, tree, surroundings)
  if (attached.kind === 'failed') return failed(tree, 'mount', attached.message)
  const ready = makeFolders(attached.tree, action.cwd, { owner: undefined })
  if (!ready.ok) return failed(tree, 'run-failed', ready.message)
  const env = environment(action, surroundings, attached.env)
  if (!env.has('HOME')) env.set('HOME', found.user.home)
  const { argv, cwd } = action
  const mounts = mountPoints(action, attached.tree)
  const offline = action.network === 'none'
  const { user } = found
  const process: Process = { argv, env, cwd, user, stdin: '', tree: ready.tree, umask: 0o022, mounts, offline }
  return finished(action, tree, process, programTable(surroundings))
}

function environment(action: RunAction, { proxies }: Surroundings, secrets: ReadonlyMap<string, string>) {
  const under = proxies.size === 0 ? action.env : new Map([...proxies, ...action.env])
  return new LayeredMap(under, new Map(secrets))
}

function finished(action: RunAction, tree: FileTree, process: Process, table: ProgramTable): Performed {
  const { outcome, performed } = outcomeOf(action, tree, process, table)
  return outcome?.bundles === undefined ? performed : { ...performed, bundles: outcome.bundles }
}

function outcomeOf(
  action: RunAction,
  tree: FileTree,
  process: Process,
  table: ProgramTable,
): { readonly outcome?: Outcome; readonly performed: Performed } {
  const missing = missingProgram(process, table)
  if (missing !== undefined) return { performed: runFailed(action, tree, 'exit code: 1', [missing], '1') }
  const outcome = start(action, process, table)
  return { outcome, performed: performedBy(outcome, action, tree, process) }
}

function performedBy(outcome: Outcome, action: RunAction, tree: FileTree, process: Process): Performed {
  const output = linesOf(outcome)
  const after = detachMounts(action, tree, outcome.tree)
  if (outcome.kind === 'unsupported')
    return outcome.endless ? hangs(action, tree, outcome.why, output) : notKnown(after, outcome.why, output)
  if (outcome.code !== 0) return runFailed(action, after, `exit code: ${outcome.code}`, output, String(outcome.code))
  const target = writtenReadOnly(action, process.tree, outcome.tree)
  if (target === undefined)
    return { ...done(after, output), ...(outcome.assumed === undefined ? {} : { assumed: outcome.assumed }) }
  return notKnown(after, `the command writes below ${target}, which is mounted read-only`, output)
}

function start(action: RunAction, process: Process, table: ProgramTable): Outcome {
  const shell = action.script === undefined ? undefined : readShell(action.argv)
  if (shell === undefined) return makeHost(table).run(process)
  return runScript(shell.script, { ...process, argv: [shell.name] }, table)
}

/** What the runtime logs when it cannot start the program: the image has no such file. */
function missingProgram(process: Process, table: ProgramTable): string | undefined {
  const name = process.argv[0] ?? ''
  const reason = name.includes('/') ? missingPath(name, process, table) : missingName(name, process, table)
  return reason === undefined
    ? undefined
    : `runc run failed: unable to start container process: exec: ${goQuote(name)}: ${reason}`
}

function missingPath(name: string, process: Process, table: ProgramTable): string | undefined {
  const reason = `stat ${name}: no such file or directory`
  const found = lookup(process.tree, name)
  if (found.kind === 'absent') return reason
  return found.kind === 'unknown' && table.find(name, process).kind === 'absent' ? reason : undefined
}

function missingName(name: string, process: Process, table: ProgramTable): string | undefined {
  const found = makeHost(table).finds?.(name, process)
  return found?.kind === 'not-found' ? 'executable file not found in $PATH' : undefined
}

function linesOf(outcome: Outcome): readonly string[] {
  const text = outcome.output.map((written) => written.text).join('')
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

function notKnown(tree: FileTree, why: string, output: readonly string[]): Performed {
  return { state: 'unknown', tree, output, unsupported: [why], error: undefined }
}

/** Our own words: Docker says nothing, it waits. */
function hangs(action: RunAction, tree: FileTree, why: string, output: readonly string[]): Performed {
  const command = action.argv.join(' ')
  const message = `process ${goQuote(command)} does not end: ${why}, and the build would wait for it; CMD is what starts a server`
  return failed(tree, 'run-does-not-end', message, { command: action.script ?? command }, output)
}

function runFailed(action: RunAction, tree: FileTree, cause: string, output: readonly string[], code = ''): Performed {
  const command = action.argv.join(' ')
  const message = `process ${goQuote(command)} did not complete successfully: ${cause}`
  return failed(tree, 'run-failed', message, { command: action.script ?? command, exitCode: code }, output)
}
