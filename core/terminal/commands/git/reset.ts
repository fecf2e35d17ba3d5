/** `git reset`: the index, or the branch and with --hard the files, as a commit has them. */
import { done, failed, say } from '../../command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import { changesBetween } from '../../repository/changes.ts'
import { findCommit, moveHead, shortHash } from '../../repository/repository.ts'
import { checkedOut } from '../../repository/working-copy.ts'
import { gitCommand, kept } from './call.ts'
import { restored } from './restore.ts'
import { unknownWord } from './revision-changes.ts'

const FLAGS = flagSpecs('soft', 'mixed', 'hard', 'q,quiet')

export const reset = gitCommand(FLAGS, 'git reset [--mixed | --soft | --hard] [<commit>]', (call) => {
  const { copy, flags, operands } = call
  const { repository } = copy
  const [first, ...rest] = operands
  const commit = findCommit(repository, first ?? 'HEAD')
  const paths = commit === undefined || first === undefined ? operands : rest
  if (paths.length > 0) return restored(call, paths, commit?.files ?? copy.committed, { staged: true, worktree: false })
  if (commit === undefined) return failed(128, ...unknownWord(first ?? 'HEAD'))
  const moved = moveHead(repository, commit.hash)
  if (isSet(flags, 'soft')) return kept(call, moved, done())
  const next = { ...moved, index: commit.files }
  if (isSet(flags, 'hard')) {
    const paths = changesBetween(copy.working.files, commit.files).map((change) => change.path)
    const tracked = paths.filter((path) => repository.index.has(path) || commit.files.has(path))
    const tree = checkedOut(call.process.tree, copy.folder, repository.index, commit.files, tracked)
    const words = `HEAD is now at ${shortHash(commit.hash)} ${commit.message.split('\n')[0]}`
    return kept(call, next, { ...done(say(words)), tree })
  }
  const left = changesBetween(commit.files, copy.working.files).filter((change) => change.kind !== 'added')
  const lines = left.map(({ kind, path }) => `${kind === 'deleted' ? 'D' : 'M'}\t${path}`)
  return kept(
    call,
    next,
    done(lines.length === 0 || isSet(flags, 'quiet') ? [] : say('Unstaged changes after reset:', ...lines)),
  )
})
