/** `git restore`: files as the index, or a commit, has them; with --staged the index itself. */
import { done, failed, type Reply } from '../../command.ts'
import { flagSpecs, isSet, lastOf } from '../../flags.ts'
import type { Snapshot } from '../../repository/objects.ts'
import { findCommit } from '../../repository/repository.ts'
import { checkedOut, pathInside, selected } from '../../repository/working-copy.ts'
import { sorted } from './add.ts'
import { type GitCall, gitCommand, kept } from './call.ts'

const FLAGS = flagSpecs('s,source=', 'S,staged', 'W,worktree', 'q,quiet', 'p,patch')

export const restore = gitCommand(FLAGS, 'git restore [<options>] [--source=<branch>] <file>...', (call) => {
  const { flags, operands } = call
  if (operands.length === 0) return failed(128, 'fatal: you must specify path(s) to restore')
  const given = lastOf(flags, 'source')
  const source = given === undefined ? undefined : findCommit(call.copy.repository, given)
  if (given !== undefined && source === undefined) return failed(128, `fatal: could not resolve ${given}`)
  const staged = isSet(flags, 'staged')
  const from = source?.files ?? (staged ? call.copy.committed : call.copy.repository.index)
  return restored(call, operands, from, { staged, worktree: !staged || isSet(flags, 'worktree') })
})

export function restored(
  call: GitCall,
  operands: readonly string[],
  from: Snapshot,
  to: { readonly staged: boolean; readonly worktree: boolean },
): Reply {
  const { copy } = call
  const { index } = copy.repository
  const known = [...new Set([...from.keys(), ...index.keys()])]
  const paths: string[] = []
  for (const typed of operands) {
    const found = selected(known, pathInside(call, copy, typed) ?? typed)
    if (found.length === 0) return failed(1, `error: pathspec '${typed}' did not match any file(s) known to git`)
    paths.push(...found)
  }
  const tree = to.worktree ? checkedOut(call.process.tree, copy.folder, index, from, paths) : call.process.tree
  if (!to.staged) return { ...done(), tree }
  const next = new Map(index)
  for (const path of paths) from.has(path) ? next.set(path, from.get(path)!) : next.delete(path)
  return kept(call, { ...copy.repository, index: sorted(next) }, { ...done(), tree })
}
