/**
 * The programs the terminal's shell finds. The shell knows files and processes only, so what a command does to
 * images, containers and events goes through a cell that lives as long as one typed line.
 */
import { fileProgramTable } from '@/core/programs/registry.ts'
import type { Host, Outcome, Process, ProgramTable } from '@/core/shell/process.ts'
import type { LiveText, MachineProgram } from './command.ts'
import { MACHINE_PROGRAMS } from './commands/machine/registry.ts'
import type { TerminalSession, TerminalWorld } from './terminal.ts'

export interface LineCell {
  session: TerminalSession
  clear: boolean
  /** Texts that have a moving form, in the order they were printed. */
  readonly live: LiveText[]
}

export function machineTable(cell: LineCell, world: TerminalWorld): ProgramTable {
  return {
    find(name, process) {
      const bare = name.slice(name.lastIndexOf('/') + 1)
      const found = MACHINE_PROGRAMS.find((program) => program.names.includes(bare))
      if (found !== undefined) return { kind: 'program', path: `/usr/bin/${bare}`, run: asProgram(found, cell, world) }
      return fileProgramTable.find(name, process)
    },
  }
}

function asProgram(program: MachineProgram, cell: LineCell, world: TerminalWorld) {
  return (process: Process, host: Host): Outcome => {
    const reply = program.run({ session: cell.session, world, process, host, args: process.argv.slice(1) })
    cell.session = reply.session ?? cell.session
    cell.clear ||= reply.clear === true
    if (reply.live !== undefined) cell.live.push(reply.live)
    return { kind: 'exited', code: reply.code, output: reply.output, tree: reply.tree ?? process.tree }
  }
}
