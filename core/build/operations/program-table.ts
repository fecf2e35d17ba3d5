/** The programs a RUN can call: those of the image it runs in, with the failures a check supposes. */
import { recordedProgram } from '@/core/programs/recorded-command.ts'
import { imageProgramTable } from '@/core/programs/registry.ts'
import type { Process, Program, ProgramTable } from '@/core/shell/process.ts'
import type { Surroundings } from '../performed.ts'

export function programTable(surroundings: Surroundings): ProgramTable {
  const { base, baseWhy, apps, bundles, supposeFailing } = surroundings
  const table: ProgramTable =
    baseWhy === undefined
      ? imageProgramTable({ base, apps, bundles })
      : { find: () => ({ kind: 'unknown', why: baseWhy }) }
  const known = withRecords(table, surroundings)
  return supposeFailing === undefined
    ? known
    : withFailures(known, (process) => supposeFailing(process.argv, process, surroundings.operation))
}

/** What a course has recorded stands before what the engine does not know. */
function withRecords(table: ProgramTable, { baseRef, commands }: Surroundings): ProgramTable {
  if (commands.length === 0) return table
  return { ...table, find: (name, process) => recordedProgram(process, baseRef, commands) ?? table.find(name, process) }
}

const fail: Program = (process) => ({ kind: 'exited', code: 1, output: [], tree: process.tree })

function withFailures(table: ProgramTable, fails: (process: Process) => boolean): ProgramTable {
  return {
    ...table,
    find: (name: string, process: Process) =>
      fails(process)
        ? { kind: 'program', path: programPath(table, name, process), run: fail }
        : table.find(name, process),
  }
}

function programPath(table: ProgramTable, name: string, process: Process): string {
  const found = table.find(name, process)
  return found.kind === 'program' ? found.path : `/usr/local/bin/${name}`
}
