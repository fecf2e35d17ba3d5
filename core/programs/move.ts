/** mv -f -n -T -t. */
import { basename, dirname } from '@/core/files/path.ts'
import { readOptions } from './options.ts'
import { program, type Work } from './work.ts'

export const mv = program('mv', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'finTt:v', {
    force: 'f',
    'no-clobber': 'n',
    'no-target-directory': 'T',
    'target-directory': 't',
    verbose: 'v',
  })
  const into = values.get('t')
  const sources = into === undefined ? operands.slice(0, -1) : operands
  const target = into ?? operands.at(-1)
  if (target === undefined || sources.length === 0) throw work.usage('[-finT] SOURCE... DEST')
  const inside =
    sources.length > 1 || into !== undefined || (work.place(target)?.node.kind === 'directory' && !flags.has('T'))
  for (const source of sources) moveOne(work, source, inside ? `${target}/${basename(source)}` : target, flags.has('n'))
})

function moveOne(work: Work, source: string, target: string, keep: boolean): undefined {
  const from = work.look(source, { follow: false })
  const to = work.path(target)
  const there = work.place(target, { follow: false })
  const problem =
    from === undefined
      ? 'No such file or directory'
      : problemOf(work, from.path, from.node.kind === 'directory', to, there?.node)
  if (problem !== undefined) return work.fail(`can't rename '${source}': ${problem}`)
  if (keep && there !== undefined) return
  const path = work.path(source)
  if (path === to) return
  work.remove(path)
  work.put(to, from!.node)
}

function problemOf(
  work: Work,
  from: string,
  isFolder: boolean,
  to: string,
  there: { kind: string; entries?: ReadonlyMap<string, unknown> } | undefined,
): string | undefined {
  if (isFolder && `${to}/`.startsWith(`${from}/`) && to !== from) return 'Invalid argument'
  const parent = work.look(dirname(to))
  if (parent === undefined) return 'No such file or directory'
  if (parent.node.kind !== 'directory') return 'Not a directory'
  if (isFolder && there !== undefined && there.kind !== 'directory') return 'Not a directory'
  if (!isFolder && there?.kind === 'directory') return 'Is a directory'
  if (isFolder && (there?.entries?.size ?? 0) > 0) return 'Directory not empty'
  const refused = [from, to].find((path) => !work.mayChangeFolderOf(path))
  return refused === undefined ? undefined : work.refusal(refused)
}
