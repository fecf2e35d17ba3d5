/** `git commit`: the index becomes a commit, named by its real hash. */
import { done, failed, say } from '../../command.ts'
import { allOf, flagSpecs, isSet } from '../../flags.ts'
import { type Change, changesBetween } from '../../repository/changes.ts'
import { gitMode } from '../../repository/objects.ts'
import { lineCounts } from '../../repository/patch.ts'
import {
  type Commit,
  headCommit,
  makeCommit,
  moveHead,
  type Repository,
  shortHash,
} from '../../repository/repository.ts'
import { type GitCall, gitCommand, kept } from './call.ts'
import { statusLines } from './status.ts'

const FLAGS = flagSpecs(
  'a,all',
  'm,message=',
  'amend',
  'no-edit',
  'allow-empty',
  'allow-empty-message',
  'q,quiet',
  'v,verbose',
  's,signoff',
  'n,no-verify',
  'author=',
)

export const commit = gitCommand(
  FLAGS,
  'git commit [-a] [-m <msg>] [--amend] [--allow-empty] [--] [<pathspec>...]',
  (call) => {
    const { flags, copy } = call
    const index = isSet(flags, 'all') ? withTracked(call) : copy.repository.index
    const head = headCommit(copy.repository)
    const amend = isSet(flags, 'amend')
    if (amend && head === undefined) return failed(128, 'fatal: You have nothing yet to amend.')
    const base = amend ? parentOf(copy.repository, head) : head
    const changes = changesBetween(base?.files ?? new Map(), index)
    if (changes.length === 0 && !amend && !isSet(flags, 'allow-empty'))
      return { output: say(...statusLines(call)), code: 1 }
    const message = messageOf(call, amend ? head : undefined)
    if (message === undefined)
      return failed(
        1,
        'stagecraft: no editor opens here; say what changed with -m "…"',
        'Aborting commit due to empty commit message.',
      )
    const made = makeCommit({
      files: index,
      parents: base === undefined ? [] : [base.hash],
      author: amend && head !== undefined ? head.author : copy.repository.author,
      time: Math.floor(call.world.now / 1000),
      message,
    })
    const commits = new Map(copy.repository.commits).set(made.hash, made)
    const repository = moveHead({ ...copy.repository, commits, index }, made.hash)
    return kept(call, repository, done(isSet(flags, 'quiet') ? [] : say(...summary(repository, made, changes))))
  },
)

function withTracked({ copy }: GitCall) {
  const index = new Map(copy.repository.index)
  for (const { path, after, kind } of changesBetween(index, copy.working.files)) {
    if (kind === 'deleted') index.delete(path)
    else if (kind === 'modified') index.set(path, after!)
  }
  return index
}

function parentOf(repository: Repository, commit: Commit | undefined): Commit | undefined {
  return repository.commits.get(commit?.parents[0] ?? '')
}

/** Each -m is a paragraph. */
function messageOf({ flags }: GitCall, before: Commit | undefined): string | undefined {
  const given = allOf(flags, 'message')
  const text = given.length > 0 ? given.join('\n\n') : (before?.message ?? '')
  const clean = text.replace(/[ \t]+$/gm, '').trim()
  return clean === '' ? undefined : `${clean}\n`
}

function summary(repository: Repository, made: Commit, changes: readonly Change[]): string[] {
  const { head } = repository
  const where = 'branch' in head ? head.branch : 'detached HEAD'
  const root = made.parents.length === 0 ? ' (root-commit)' : ''
  const modes = changes.flatMap(({ path, kind, before, after }) =>
    kind === 'modified'
      ? []
      : [` ${kind === 'added' ? 'create' : 'delete'} mode ${gitMode((after ?? before)!)} ${path}`],
  )
  const title = made.message.split('\n')[0]
  return [`[${where}${root} ${shortHash(made.hash)}] ${title}`, ...shortStat(changes), ...modes]
}

/** ` 2 files changed, 5 insertions(+), 1 deletion(-)` */
export function shortStat(changes: readonly Change[]): string[] {
  if (changes.length === 0) return []
  const counts = changes.map(lineCounts)
  const added = counts.reduce((sum, count) => sum + count.added, 0)
  const removed = counts.reduce((sum, count) => sum + count.removed, 0)
  const files = `${changes.length} ${changes.length === 1 ? 'file' : 'files'} changed`
  const plus = added > 0 || removed === 0 ? `, ${added} ${added === 1 ? 'insertion' : 'insertions'}(+)` : ''
  const minus = removed > 0 || added === 0 ? `, ${removed} ${removed === 1 ? 'deletion' : 'deletions'}(-)` : ''
  return [` ${files}${plus}${minus}`]
}
