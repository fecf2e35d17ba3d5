/** gzip and gunzip: names change as they do; compressed bytes are not modelled. */
import { file } from '@/core/files/tree.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { readOptions } from './options.ts'
import { program, type Work } from './work.ts'

export const gzip = program('gzip', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'cdfkqvnt123456789', {
    keep: 'k',
    stdout: 'c',
    force: 'f',
    best: '9',
    decompress: 'd',
  })
  for (const operand of operands) convert(work, operand, flags, flags.has('d'))
  if (operands.length === 0) work.out(unknownText('what gzip makes is not modelled'))
})

export const gunzip = program('gunzip', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'cfkqt', { keep: 'k', stdout: 'c', force: 'f' })
  for (const operand of operands) convert(work, operand, flags, true)
  if (operands.length === 0) work.out(unknownText('what gunzip makes is not modelled'))
})

function convert(work: Work, operand: string, flags: ReadonlySet<string>, back: boolean): void {
  const there = work.look(operand)
  const target = back ? operand.replace(/\.gz$/, '') : `${operand}.gz`
  const why = `the bytes of ${target} are not modelled`
  if (there?.node.kind !== 'file')
    work.fail(`${operand}: ${there === undefined ? 'No such file or directory' : 'is a directory'}`)
  else if (flags.has('c')) work.out(unknownText(why))
  else if (!work.mayChangeFolderOf(work.path(target)))
    work.fail(`can't open '${target}': ${work.refusal(work.path(target))}`)
  else {
    const { mode, uid, gid } = there.node
    work.put(work.path(target), file({ kind: 'unknown', why }, { mode, uid, gid }))
    if (!flags.has('k')) work.remove(work.path(operand))
  }
}
