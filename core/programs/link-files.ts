/** ln -s -f -n, readlink -f, realpath. */
import { basename, dirname, resolve } from '@/core/files/path.ts'
import { link, lookup } from '@/core/files/tree.ts'
import { readOptions } from './options.ts'
import { program, type Work } from './work.ts'

export const ln = program('ln', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'sfnTvrbL', {
    symbolic: 's',
    force: 'f',
    'no-dereference': 'n',
    'no-target-directory': 'T',
    relative: 'r',
    verbose: 'v',
  })
  if (operands.length === 0) throw work.usage('[-sfnbtv] [-S SUF] TARGET... LINK|DIR')
  const last = operands.length === 1 ? basename(operands[0]!) : operands.at(-1)!
  const targets = operands.length === 1 ? operands : operands.slice(0, -1)
  // A link to what is not known (a device) is no folder.
  const there = lookup(work.tree, work.path(last), { follow: !flags.has('n') })
  const inside = there.kind === 'found' && there.node.kind === 'directory' && !flags.has('T') && last !== ''
  for (const target of targets) linkOne(work, target, inside ? `${last}/${basename(target)}` : last, flags)
})

function linkOne(work: Work, target: string, name: string, flags: ReadonlySet<string>): undefined {
  if (target === '' || name === '') return work.fail(`${name}: No such file or directory`)
  const path = work.path(name)
  const source = flags.has('s') ? undefined : work.look(target, { follow: false })
  if (!flags.has('s') && source === undefined) return work.fail(`${target}: No such file or directory`)
  if (source?.node.kind === 'directory') return work.fail(`${name}: Operation not permitted`)
  const there = work.place(name, { follow: false })
  if (there !== undefined && (!flags.has('f') || there.node.kind === 'directory'))
    return work.fail(`${name}: File exists`)
  if (work.look(dirname(path)) === undefined) return work.fail(`${name}: No such file or directory`)
  if (!work.mayChangeFolderOf(path)) return work.fail(`${name}: ${work.refusal(path)}`)
  work.put(path, source?.node ?? link(target, work.owner()))
}

export const readlink = program('readlink', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'fnvem', { canonicalize: 'f', 'no-newline': 'n' })
  const end = flags.has('n') ? '' : '\n'
  if (operands.length !== 1) throw work.usage('[-fnv] FILE')
  const path =
    flags.has('f') || flags.has('e') || flags.has('m') ? realPathOf(work, operands[0]!) : targetOf(work, operands[0]!)
  if (path === undefined) work.code = 1
  else work.out(path + end)
})

function targetOf(work: Work, operand: string): string | undefined {
  const there = work.look(operand, { follow: false })
  return there?.node.kind === 'link' ? there.node.target : undefined
}

/** The last part need not be there. */
function realPathOf(work: Work, operand: string): string | undefined {
  const path = resolve(work.process.cwd, operand)
  const there = work.look(operand)
  if (there !== undefined) return there.path
  const parent = lookup(work.tree, dirname(path))
  return parent.kind === 'found' ? resolve(parent.path, basename(path)) : undefined
}

export const realpath = program('realpath', (work, args) => {
  const { operands } = readOptions(work, args, 'emsz')
  for (const operand of operands) {
    const there = work.look(operand)
    if (there === undefined) work.fail(`${operand}: No such file or directory`)
    else work.out(`${there.path}\n`)
  }
})
