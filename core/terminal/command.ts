/** What every command of the terminal gets and gives back. A command is a pure function of both. */
import type { Timeline } from '@/core/build/timeline.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { Host, Process, Written } from '@/core/shell/process.ts'
import type { TerminalSession, TerminalWorld } from './terminal.ts'

export interface Call {
  /** Images, containers, events. The files as they are now are `process.tree`, not `session.files`. */
  readonly session: TerminalSession
  readonly world: TerminalWorld
  readonly process: Process
  readonly host: Host
  /** What follows the command's own name. */
  readonly args: readonly string[]
}

/** A piece of printed text that a terminal which can redraw shows as a moving picture instead. */
export interface LiveText {
  readonly text: string
  readonly timeline: Timeline
}

export interface Reply {
  readonly output: readonly Written[]
  readonly code: number
  /** Absent: unchanged. */
  readonly session?: TerminalSession
  readonly tree?: FileTree
  readonly clear?: boolean
  readonly live?: LiveText
}

export type Command = (call: Call) => Reply

/** A program of the learner's machine that is not a file of the tree: `docker`, `git`, `curl`, … */
export interface MachineProgram {
  readonly names: readonly string[]
  /** One line for `help`. */
  readonly summary: string
  readonly run: Command
}

export function say(...lines: readonly string[]): Written[] {
  return lines.map((line) => ({ fd: 1, text: `${line}\n` }))
}

export function complain(...lines: readonly string[]): Written[] {
  return lines.map((line) => ({ fd: 2, text: `${line}\n` }))
}

/** Our own remarks are marked, so that nobody takes them for Docker's words. */
export function note(...lines: readonly string[]): Written[] {
  return complain(...lines.map((line) => `stagecraft: ${line}`))
}

export function done(output: readonly Written[] = [], changes: Omit<Reply, 'output' | 'code'> = {}): Reply {
  return { output, code: 0, ...changes }
}

export function failed(code: number, ...lines: readonly string[]): Reply {
  return { output: complain(...lines), code }
}
