/** Runs programs by name, and scripts; what programs such as `env`, `xargs` and `npm` call. */

import { doubtWritable } from './doubt-writable.ts'
import { findProgram } from './find-program.ts'
import type { Host, Outcome, Process, ProgramTable } from './process.ts'

export type ScriptRunner = (text: string, process: Process, table: ProgramTable, host: Host) => Outcome

/** Programs calling programs, without end, are given up at this depth. */
const DEPTH_LIMIT = 24

export function hostOf(table: ProgramTable, runText: ScriptRunner, depth = 0): Host {
  const deeper = (): Host => hostOf(table, runText, depth + 1)
  return {
    run: (process) => (depth > DEPTH_LIMIT ? tooDeep(process) : runProgram(process, table, deeper())),
    script: (text, process) => (depth > DEPTH_LIMIT ? tooDeep(process) : runText(text, process, table, deeper())),
    finds: (name, process) => findProgram(name, process, table),
  }
}

export function runProgram(process: Process, table: ProgramTable, host: Host): Outcome {
  const name = process.argv[0] ?? ''
  const found = findProgram(name, process, table)
  switch (found.kind) {
    case 'program':
      return found.run(process, host)
    case 'not-known':
      return notModelled(process, found.why)
    case 'not-found':
      return failed(process, 127, `${name}: not found`)
    case 'no-permission':
      return failed(process, 126, `${name}: Permission denied`)
  }
}

/** A program whose work is not known: everything its user may write is in doubt. */
export function notModelled(process: Process, why: string): Outcome {
  return { kind: 'unsupported', why, output: [], tree: doubtWritable(process, why) }
}

function failed(process: Process, code: number, message: string): Outcome {
  return { kind: 'exited', code, output: [{ fd: 2, text: `sh: ${message}\n` }], tree: process.tree }
}

function tooDeep(process: Process): Outcome {
  return notModelled(process, 'programs call each other too deeply to be followed here')
}
