/**
 * tar: archives are not made byte by byte. One that is created has bytes that are not known; one that is unpacked makes
 * its folder known in part, and whatever was in it doubtful.
 */
import { doubtAll } from '@/core/files/doubt.ts'
import { file } from '@/core/files/tree.ts'
import { allows } from '@/core/shell/access.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { CannotTell, notModelledHere, program, Quit, type Work } from './work.ts'

interface TarCall {
  readonly action: 'c' | 'x' | 't' | undefined
  readonly archive: string | undefined
  readonly folder: string
  readonly operands: readonly string[]
}

export const tar = program('tar', (work, args) => {
  const call = readCall(args)
  if (call.action === 'c') create(work, call)
  else if (call.action === 'x') unpack(work, call)
  else if (call.action === 't') throw new CannotTell('what a tar archive holds is not modelled')
  else throw notModelledHere(work, `tar ${args.join(' ')} is not modelled`)
})

/** `tar czf a.tgz b`, `tar -c -z -f a.tgz -C dir b`: the first word may lack its dash. */
function readCall(args: readonly string[]): TarCall {
  const letters: string[] = []
  const operands: string[] = []
  let archive: string | undefined
  let folder = '.'
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    const cluster = i === 0 || /^-[a-zA-Z]+$/.test(arg) ? arg.replace(/^-/, '') : undefined
    if (arg.startsWith('--')) {
      if (arg.startsWith('--directory=')) folder = arg.slice('--directory='.length)
    } else if (cluster !== undefined) {
      letters.push(...cluster)
      if (cluster.includes('f')) archive = args[++i]
      if (cluster.includes('C')) folder = args[++i] ?? '.'
      if (cluster.includes('X') || cluster.includes('T')) i++
    } else operands.push(arg)
  }
  const action = (['c', 'x', 't'] as const).find((letter) => letters.includes(letter))
  return { action, archive, folder, operands }
}

function create(work: Work, { archive, folder, operands }: TarCall): void {
  const missing = operands.filter((operand) => work.look(within(folder, operand)) === undefined)
  for (const operand of missing) work.fail(`${operand}: No such file or directory`)
  const why = 'the bytes of a tar archive are not modelled'
  if (archive === undefined || archive === '-') work.out(unknownText(why))
  else if (!work.mayChangeFolderOf(work.path(archive)))
    throw work.quit(`can't open '${archive}': No such file or directory`)
  else
    work.put(work.path(archive), file({ kind: 'unknown', why }, { mode: 0o666 & ~work.process.umask, ...work.owner() }))
  if (missing.length === 0) return
  work.fail('error exit delayed from previous errors')
  throw new Quit(1)
}

function within(folder: string, operand: string): string {
  return operand.startsWith('/') || folder === '.' ? operand : `${folder}/${operand}`
}

function unpack(work: Work, { archive, folder }: TarCall): void {
  const named = archive !== undefined && archive !== '-'
  if (named && work.look(archive) === undefined) throw work.quit(`can't open '${archive}': No such file or directory`)
  const there = work.look(folder)
  if (there === undefined) throw work.quit(`can't change directory to '${folder}': No such file or directory`)
  const why = `what ${named ? archive : 'the archive'} holds is not known`
  if (allows(there.node, work.process.user, 'write')) work.tree = doubtAll(work.tree, why, there.path)
  throw new CannotTell(why)
}
