/** truncate -s 0: empties files, or makes them; other sizes are not modelled. */
import { file } from '@/core/files/tree.ts'
import { readOptions } from './options.ts'
import { CannotTell, program } from './work.ts'

export const truncate = program('truncate', (work, args) => {
  const { flags, every, operands } = readOptions(work, args, 's:c', { size: 's', 'no-create': 'c' })
  const size = every.get('s')?.[0]
  for (const operand of operands) {
    const there = work.look(operand)
    if (there === undefined && flags.has('c')) continue
    const { mode, uid, gid } = there?.node ?? { mode: 0o666 & ~work.process.umask, ...work.owner() }
    const why = `truncate -s ${size} is not modelled`
    work.put(there?.path ?? work.path(operand), file(size === '0' ? '' : { kind: 'unknown', why }, { mode, uid, gid }))
    if (size !== '0') throw new CannotTell(why)
  }
})
