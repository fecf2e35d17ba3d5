/** touch: makes an empty file where there is none. */
import { dirname } from '@/core/files/path.ts'
import { file } from '@/core/files/tree.ts'
import { READ_ONLY } from '@/core/shell/mount-points.ts'
import { readOptions } from './options.ts'
import { program } from './work.ts'

export const touch = program('touch', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'cahmt:d:r:', { 'no-create': 'c', date: 'd', reference: 'r' })
  if (operands.length === 0) throw work.usage('[-cham] [-d DATE] [-t DATE] [-r FILE] FILE...')
  for (const operand of operands) {
    const path = work.target(operand)
    const there = work.place(operand)
    if (there !== undefined && work.isReadOnly(there.path)) work.fail(`${operand}: ${READ_ONLY}`)
    if (there !== undefined || flags.has('c')) continue
    const parent = work.look(dirname(path))
    if (parent?.node.kind !== 'directory')
      work.fail(`${operand}: ${parent === undefined ? 'No such file or directory' : 'Not a directory'}`)
    else if (!work.mayChangeFolderOf(path)) work.fail(`${operand}: ${work.refusal(path)}`)
    else work.put(path, file('', { mode: 0o666 & ~work.process.umask, ...work.owner() }))
  }
})
