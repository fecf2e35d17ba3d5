/** `git show`: a commit with what it changed, or a file as it was in one. */
import { done, failed, type Reply, say } from '../../command.ts'
import { flagSpecs } from '../../flags.ts'
import { blobBytes } from '../../repository/objects.ts'
import { findCommit } from '../../repository/repository.ts'
import { type GitCall, gitCommand } from './call.ts'
import { DIFF_FLAGS, shownChanges } from './diff.ts'
import { changesOf, longLines } from './log.ts'
import { unknownWord } from './revision-changes.ts'

export const show = gitCommand(flagSpecs(...DIFF_FLAGS, 'oneline'), 'git show [<options>] [<object>...]', (call) => {
  const { repository } = call.copy
  const word = call.operands[0] ?? 'HEAD'
  if (word.includes(':')) return fileOf(call, word)
  const commit = findCommit(repository, word)
  if (commit === undefined) return failed(128, ...unknownWord(word))
  const changes = shownChanges(call.flags, changesOf(repository, commit))
  return done(say(...longLines(repository, commit), ...(changes.length > 0 ? ['', ...changes] : [])))
})

function fileOf(call: GitCall, word: string): Reply {
  const [revision = '', path = ''] = word.split(/:(.*)/s)
  const { repository } = call.copy
  const files = revision === '' ? repository.index : findCommit(repository, revision)?.files
  if (files === undefined) return failed(128, ...unknownWord(word))
  const node = files.get(path.replace(/^\.\//, ''))
  const bytes = node && blobBytes(node)
  if (bytes === undefined) return failed(128, `fatal: path '${path}' does not exist in '${revision}'`)
  return done([{ fd: 1, text: new TextDecoder().decode(bytes) }])
}
