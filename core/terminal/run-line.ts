/** One typed line: the shell reads it, the machine's programs act on the session, the answer holds both. */
import { lookup } from '@/core/files/tree.ts'
import { makeHost } from '@/core/shell/interpret.ts'
import type { Outcome, Process } from '@/core/shell/process.ts'
import { note } from './command.ts'
import { runInsideLine } from './inside-shell.ts'
import { withLive } from './live-text.ts'
import { type LineCell, machineTable } from './machine-table.ts'
import { followWorkspace, USER } from './session.ts'
import type { TerminalAnswer, TerminalSession, TerminalWorld } from './terminal.ts'

/** Pure: the same session, line and world give the same answer. Never throws, whatever was typed. */
export function runLine(session: TerminalSession, line: string, world: TerminalWorld): TerminalAnswer {
  const typed = line.trim()
  if (typed === '') return { session, output: [], code: 0 }
  const remembered: TerminalSession = { ...session, history: [...session.history, typed] }
  if (session.inside.length > 0) return insideAnswer(remembered, line, typed, world)
  const cell: LineCell = { session: remembered, clear: false, live: [] }
  const outcome = outcomeOf(line, typed, remembered, cell, world)
  const code = outcome.kind === 'exited' ? outcome.code : 1
  const remarks =
    outcome.kind === 'unsupported'
      ? note(`cannot tell what this does to the files, so none were changed: ${outcome.why}`)
      : []
  const after = settle(session, cell.session, outcome)
  const noted =
    after.events.length > session.events.length
      ? after
      : { ...after, events: [...after.events, { kind: 'other', line: typed, code } as const] }
  const output = withLive([...outcome.output, ...remarks], cell.live)
  return { session: noted, output, code, ...(cell.clear ? { clear: true } : {}) }
}

/** In a container's shell the learner's own commands are not there: the line is that shell's. */
function insideAnswer(session: TerminalSession, line: string, typed: string, world: TerminalWorld): TerminalAnswer {
  const { output, code, clear, session: after = session } = runInsideLine(session, world, line)
  const event = { kind: 'other', line: typed, code, inside: true } as const
  return { session: { ...after, events: [...after.events, event] }, output, code, ...(clear ? { clear } : {}) }
}

/** `exit` would end the shell; this one is the lesson's, so it is asked as a program. */
function outcomeOf(
  line: string,
  typed: string,
  session: TerminalSession,
  cell: LineCell,
  world: TerminalWorld,
): Outcome {
  const host = makeHost(machineTable(cell, world))
  const process = processOf(session)
  return /^(exit|logout)(\s+\d+)?$/.test(typed) ? host.run({ ...process, argv: ['exit'] }) : host.script(line, process)
}

function processOf(session: TerminalSession): Process {
  return { argv: ['sh'], env: session.env, cwd: session.cwd, user: USER, stdin: '', tree: session.files, umask: 0o022 }
}

/** Files, folder and variables as the shell left them. What cannot be told changes no file: doubts would spoil every later build. */
function settle(before: TerminalSession, changed: TerminalSession, outcome: Outcome): TerminalSession {
  if (outcome.kind === 'unsupported') return changed
  const folder = before.workspaceFolder === undefined ? undefined : lookup(before.files, before.workspaceFolder)
  const node = folder?.kind === 'found' ? folder.node : undefined
  const { cwd = before.cwd, env = before.env } = outcome
  // A copy: the shell's own map lies over that of the line before, and so on.
  return followWorkspace({ ...changed, files: outcome.tree, cwd, env: new Map(env) }, node)
}
