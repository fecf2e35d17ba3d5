/** `git diff`: the learner's lines beside those of the index, or of a commit. */
import { done, say } from '../../command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import type { Change } from '../../repository/changes.ts'
import { patchLines, statLines } from '../../repository/patch.ts'
import { gitCommand } from './call.ts'
import { shortStat } from './commit.ts'
import { requestedChanges } from './revision-changes.ts'

export const DIFF_FLAGS = [
  'stat',
  'shortstat',
  'name-only',
  'name-status',
  'cached',
  'staged',
  'color',
  'no-color',
  'p,patch',
  'w',
]

export const diff = gitCommand(flagSpecs(...DIFF_FLAGS), 'git diff [<options>] [<commit>] [--] [<path>...]', (call) => {
  const changes = requestedChanges(call)
  return 'code' in changes ? changes : done(say(...shownChanges(call.flags, changes)))
})

export function shownChanges(flags: Parameters<typeof isSet>[0], changes: readonly Change[]): string[] {
  if (isSet(flags, 'name-only')) return changes.map((change) => change.path)
  if (isSet(flags, 'name-status')) return changes.map(({ kind, path }) => `${kind[0]!.toUpperCase()}\t${path}`)
  if (isSet(flags, 'stat')) return [...statLines(changes), ...shortStat(changes)]
  if (isSet(flags, 'shortstat')) return shortStat(changes)
  return changes.flatMap(patchLines)
}
