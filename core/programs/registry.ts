/** Every modelled program by name. A new one is a file, a test and a line here. */
import type { ProgramTable } from '@/core/shell/process.ts'
import { FILE_PROGRAMS } from './file-programs.ts'

export { imageProgramTable } from './image-table.ts'

/** The POSIX programs, for a place where all of them are: the learner's terminal. */
export const fileProgramTable: ProgramTable = {
  dialect: 'ash',
  find: (name) => {
    const program = FILE_PROGRAMS.get(name.slice(name.lastIndexOf('/') + 1))
    if (program === undefined) return { kind: 'absent' }
    const elsewhere = name.startsWith('/') && name.replace(/^\/usr/, '') !== program.path.replace(/^\/usr/, '')
    return elsewhere ? { kind: 'absent' } : { kind: 'program', ...program }
  },
}
