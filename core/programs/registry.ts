/** Every modelled program by name. A new one is a file, a test and a line here. */
import type { Program, ProgramTable } from '@/core/shell/process.ts'
import { FILE_PROGRAMS } from './file-programs.ts'

export { imageProgramTable } from './image-table.ts'

/** The POSIX programs, for a place where all of them are: the learner's terminal. */
export const fileProgramTable: ProgramTable = {
  dialect: 'ash',
  find: (name) => {
    const program = FILE_PROGRAMS.get(name.slice(name.lastIndexOf('/') + 1))
    const found: Program | undefined = program?.run
    return found === undefined ? { kind: 'absent' } : { kind: 'program', path: program!.path, run: found }
  },
}
