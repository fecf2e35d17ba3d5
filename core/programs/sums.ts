/** sha256sum, expr, du, install, cmp. */

import { sha256Hex } from '@/core/files/digest.ts'
import { basename, dirname } from '@/core/files/path.ts'
import { makeDirectory } from '@/core/files/tree.ts'
import { evaluateArithmetic } from '@/core/shell/arithmetic.ts'
import { holdsUnknown, unknownText } from '@/core/shell/unknown-text.ts'
import { changeMode } from './file-mode.ts'
import { readOptions } from './options.ts'
import { posixRegExp } from './regular-expression.ts'
import { CannotTell, notModelledHere, program, type Work } from './work.ts'

export const sha256sum = program('sha256sum', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'csw', { check: 'c', status: 's' })
  if (flags.has('c')) throw new CannotTell('sha256sum -c is not modelled')
  for (const operand of operands) {
    const there = work.look(operand)
    if (there?.node.kind !== 'file') work.fail(`can't open '${operand}': No such file or directory`)
    else
      work.out(
        `${there.node.content.kind === 'bytes' ? sha256Hex(there.node.content.bytes) : unknownText('bytes that are not recorded')}  ${operand}\n`,
      )
  }
})

export const expr = program('expr', (work, args) => {
  const [left = '', operator, right = ''] = args
  if (args[0] === 'length' && args.length === 2) {
    work.out(`${[...args[1]!].length}
`)
    work.code = args[1] === '' ? 1 : 0
    return
  }
  if (args.length !== 1 && args.length !== 3) throw new CannotTell('expr with other than three words is not modelled')
  const value = operator === undefined ? left : combine(work, left, operator, right)
  work.out(`${value}\n`)
  work.code = value === '' || value === '0' ? 1 : 0
})

function combine(work: Work, left: string, operator: string, right: string): string {
  if (operator === ':') return matchPrefix(left, right)
  if (operator === '|') return left === '' || left === '0' ? right : left
  if (operator === '&') return left === '' || left === '0' || right === '' || right === '0' ? '0' : left
  const numbers = [left, right].every((one) => /^-?\d+$/.test(one))
  const comparison = { '=': '==', '<': '<', '>': '>', '<=': '<=', '>=': '>=', '!=': '!=' }[operator]
  if (comparison !== undefined && !numbers)
    return comparison === '==' ? String(Number(left === right)) : String(Number(left !== right))
  if (!numbers) throw work.quit('non-numeric argument', 2)
  if ((operator === '/' || operator === '%') && Number(right) === 0) throw work.quit('division by zero', 2)
  if (comparison === undefined && !['+', '-', '*', '/', '%'].includes(operator)) throw work.quit('syntax error', 2)
  return String(
    evaluateArithmetic(
      `(${left}) ${comparison ?? operator} (${right})`,
      { get: () => undefined, set: () => {} },
      'ash',
    ),
  )
}

function matchPrefix(text: string, pattern: string): string {
  const match = posixRegExp(`^${pattern.replace(/^\^/, '')}`, false)?.exec(text)
  if (pattern.includes('\\(')) return match?.[1] ?? ''
  return String(match?.[0].length ?? 0)
}

/** Blocks on disk depend on the file system. */
export const du = program('du', (work, args) => {
  const { operands } = readOptions(work, args, 'sakmhcxdLHl')
  for (const operand of operands.length === 0 ? ['.'] : operands) {
    if (work.look(operand) === undefined) work.fail(`${operand}: No such file or directory`)
    else work.out(`${unknownText('blocks on disk')}\t${operand}\n`)
  }
})

export const install = program('install', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'dDcpsm:o:g:t:T', {
    directory: 'd',
    mode: 'm',
    owner: 'o',
    group: 'g',
    'target-directory': 't',
  })
  const mode = changeMode(values.get('m') ?? '755', 0, false, 0)
  if (mode === undefined) throw work.quit(`invalid mode '${values.get('m')}'`)
  if (values.has('o') || values.has('g')) throw notModelledHere(work, 'install -o and -g are not modelled')
  if (flags.has('d')) {
    for (const operand of operands) {
      work.tree = makeDirectory(work.tree, work.path(operand), work.owner())
      const made = work.look(operand)!
      work.put(made.path, { ...made.node, mode } as typeof made.node)
    }
    return
  }
  const into = values.get('t')
  const target = into ?? operands.at(-1) ?? ''
  const inside = into !== undefined || work.place(target)?.node.kind === 'directory'
  for (const source of into === undefined ? operands.slice(0, -1) : operands)
    copyWithMode(work, source, inside ? `${target}/${basename(source)}` : target, mode, flags.has('D'))
})

function copyWithMode(work: Work, source: string, target: string, mode: number, parents: boolean): void {
  const there = work.look(source)
  const path = work.path(target)
  if (parents) work.tree = makeDirectory(work.tree, dirname(path), work.owner())
  if (there?.node.kind !== 'file') work.fail(`can't stat '${source}': No such file or directory`)
  else if (work.look(dirname(path)) === undefined) work.fail(`can't create '${target}': No such file or directory`)
  else if (!work.mayChangeFolderOf(path)) work.fail(`can't create '${target}': ${work.refusal(path)}`)
  else work.put(path, { ...there.node, mode, ...work.owner() })
}

export const cmp = program('cmp', (work, args) => {
  const [one = '', other = ''] = args.filter((arg) => !arg.startsWith('-'))
  const texts = [one, other].map((operand) => {
    const node = work.look(operand)?.node
    if (node?.kind !== 'file') throw work.quit(`can't open '${operand}': No such file or directory`, 2)
    return work.text(node, operand)
  })
  if (texts.some(holdsUnknown)) throw new CannotTell('bytes that are not recorded cannot be compared')
  if (texts[0] === texts[1]) return
  if (!args.includes('-s')) work.out(`${one} ${other} differ\n`)
  work.code = 1
})
