/** cat. */
import { allows } from '@/core/shell/access.ts'
import { readOptions } from './options.ts'
import { notModelledHere, program, type Work } from './work.ts'

export const cat = program('cat', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'uvAetnTEbs')
  if (flags.size > 0 && !(flags.size === 1 && flags.has('u')))
    throw notModelledHere(work, `cat -${[...flags].join('')} is not modelled`)
  for (const operand of operands.length === 0 ? ['-'] : operands) {
    const text = readOperand(work, operand)
    if (text !== undefined) work.out(text)
  }
})

/** A named file's text or, for `-`, standard input; undefined after a message. */
export function readOperand(work: Work, operand: string): string | undefined {
  if (operand === '-' || operand === '/dev/stdin') return work.process.stdin
  if (operand === '/dev/null') return ''
  const there = work.look(operand)
  if (there === undefined) work.fail(`can't open '${operand}': No such file or directory`)
  else if (there.node.kind === 'directory') work.fail('read error: Is a directory')
  else if (!allows(there.node, work.process.user, 'read')) work.fail(`can't open '${operand}': Permission denied`)
  else if (there.node.kind === 'file') return work.text(there.node, operand)
  return undefined
}
