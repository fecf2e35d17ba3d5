/** mkdir -p -m. */
import { dirname, segments } from '@/core/files/path.ts'
import { directory } from '@/core/files/tree.ts'
import { changeMode } from './file-mode.ts'
import { readOptions } from './options.ts'
import { program, type Work } from './work.ts'

export const mkdir = program('mkdir', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'pvm:Z', { parents: 'p', mode: 'm', verbose: 'v' })
  if (operands.length === 0) throw work.usage('[-m MODE] [-p] DIRECTORY...')
  const mode = modeOf(work, values.get('m'))
  for (const operand of operands) {
    if (flags.has('p')) makeWithParents(work, operand, mode)
    else make(work, operand, mode)
  }
})

function modeOf(work: Work, written: string | undefined): number {
  if (written === undefined) return 0o777 & ~work.process.umask
  const mode = changeMode(written, 0o777, true, work.process.umask)
  if (mode === undefined) throw work.quit(`invalid mode '${written}'`)
  return mode
}

function make(work: Work, operand: string, mode: number): undefined {
  const path = work.path(operand)
  if (operand === '') return cannot(work, operand, 'No such file or directory')
  if (work.place(operand, { follow: false }) !== undefined) return cannot(work, operand, 'File exists')
  const parent = work.look(dirname(path))
  if (parent === undefined) return cannot(work, operand, 'No such file or directory')
  if (parent.node.kind !== 'directory') return cannot(work, operand, 'Not a directory')
  if (!work.mayChangeFolderOf(path)) return cannot(work, operand, work.refusal(path))
  work.put(path, directory(new Map(), { mode, ...work.owner() }))
}

function cannot(work: Work, operand: string, why: string): undefined {
  work.fail(`can't create directory '${operand}': ${why}`)
}

/** Parents get the default mode, only the last folder that of `-m`. */
function makeWithParents(work: Work, operand: string, mode: number): undefined {
  const parts = segments(work.path(operand))
  for (let length = 1; length <= parts.length; length++) {
    const path = `/${parts.slice(0, length).join('/')}`
    const last = length === parts.length
    const there = work.place(path) ?? work.place(path, { follow: false })
    if (there?.node.kind === 'directory') continue
    if (there !== undefined) return cannot(work, operand, last ? 'File exists' : 'Not a directory')
    if (!work.mayChangeFolderOf(path)) return cannot(work, operand, work.refusal(path))
    work.put(path, directory(new Map(), { mode: last ? mode : 0o777 & ~work.process.umask, ...work.owner() }))
  }
}
