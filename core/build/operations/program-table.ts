/** The programs a RUN can call: those of the image it runs in, with the failures a check supposes. */
import { imageProgramTable } from '@/core/programs/registry.ts'
import type { Process, Program, ProgramTable } from '@/core/shell/process.ts'
import type { Surroundings } from '../performed.ts'

export function programTable(surroundings: Surroundings): ProgramTable {
  const { base, baseWhy, apps, bundles, supposeFailing } = surroundings
  const table: ProgramTable =
    baseWhy === undefined
      ? imageProgramTable({ base, apps, bundles })
      : { find: () => ({ kind: 'unknown', why: baseWhy }) }
  return supposeFailing === undefined
    ? table
    : withFailures(table, (process) => supposeFailing(process.argv, process, surroundings.operation))
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
