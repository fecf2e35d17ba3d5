/** Which two states `git diff`'s words mean, and the changes between them. */
import { lookup } from '@/core/files/tree.ts'
import { failed, type Reply } from '../../command.ts'
import { isSet } from '../../flags.ts'
import { type Change, changesBetween } from '../../repository/changes.ts'
import type { Snapshot } from '../../repository/objects.ts'
import { findCommit } from '../../repository/repository.ts'
import { pathInside, selected } from '../../repository/working-copy.ts'
import type { GitCall } from './call.ts'

/** `git diff [--cached] [A [B] | A..B] [--] [path…]`. Files git does not know are in none of it. */
export function requestedChanges(call: GitCall): readonly Change[] | Reply {
  const { copy, operands } = call
  const revisions = operands.flatMap((word) => word.split('..')).filter((word) => word !== '')
  const count = revisions.findIndex((word) => findCommit(copy.repository, word) === undefined || isPath(call, word))
  const named = count < 0 ? revisions : revisions.slice(0, count)
  const paths = operands.filter((word) => !named.includes(word) && !word.includes('..'))
  const bad = paths.find((path) => !isPath(call, path))
  if (bad !== undefined) return failed(128, ...unknownWord(bad))
  const changes = changesOf(call, named)
  const wanted = paths.map((path) => pathInside(call, copy, path) ?? path)
  if (wanted.length === 0) return changes
  const all = changes.map((change) => change.path)
  const chosen = new Set(wanted.flatMap((path) => selected(all, path)))
  return changes.filter((change) => chosen.has(change.path))
}

function changesOf(call: GitCall, named: readonly string[]): readonly Change[] {
  const { copy, flags } = call
  const { index } = copy.repository
  const [first, second] = named.map((word) => findCommit(copy.repository, word)!.files)
  const staged = isSet(flags, 'cached') || isSet(flags, 'staged')
  if (staged) return changesBetween(first ?? copy.committed, index)
  if (second !== undefined) return changesBetween(first!, second)
  const tracked: Snapshot = new Map(
    [...copy.working.files].filter(([path]) => index.has(path) || first?.has(path) === true),
  )
  return changesBetween(first ?? index, tracked)
}

function isPath(call: GitCall, word: string): boolean {
  const inside = pathInside(call, call.copy, word)
  if (inside === undefined) return false
  const there = lookup(call.process.tree, `${call.copy.folder}/${inside}`).kind === 'found'
  return there || selected([...call.copy.repository.index.keys()], inside).length > 0
}

export function unknownWord(word: string): string[] {
  return [
    `fatal: ambiguous argument '${word}': unknown revision or path not in the working tree.`,
    "Use '--' to separate paths from revisions, like this:",
    "'git <command> [<revision>...] -- [<file>...]'",
  ]
}
