/** `git init`: a repository without a commit. */
import { resolve } from '@/core/files/path.ts'
import { makeDirectory } from '@/core/files/tree.ts'
import { type Call, complain, type Reply, say } from '../../command.ts'
import { flagSpecs, isSet, lastOf } from '../../flags.ts'
import { emptyRepository } from '../../repository/repository.ts'
import { withRepository, workingCopy } from '../../repository/working-copy.ts'
import { parseGitFlags } from './call.ts'

const FLAGS = flagSpecs('q,quiet', 'b,initial-branch=', 'bare', 'shared', 'template=', 'object-format=')

const HINT = [
  "hint: Using 'master' as the name for the initial branch. This default branch name",
  'hint: is subject to change. To configure the initial branch name to use in all',
  'hint: of your new repositories, which will suppress this warning, call:',
  'hint:',
  'hint: \tgit config --global init.defaultBranch <name>',
]

export function init(call: Call): Reply {
  const flags = parseGitFlags(FLAGS, call.args, 'git init [-q | --quiet] [--bare] [-b <branch-name>] [<directory>]')
  if ('code' in flags) return flags
  const folder = resolve(call.process.cwd, flags.operands[0] ?? '.')
  const tree = makeDirectory(call.process.tree, folder)
  const quiet = isSet(flags, 'quiet')
  const copy = workingCopy({ ...call, process: { ...call.process, cwd: folder, tree } })
  if (copy?.folder === folder)
    return { output: quiet ? [] : say(`Reinitialized existing Git repository in ${folder}/.git/`), code: 0, tree }
  const branch = lastOf(flags, 'initial-branch')
  const repository = { ...emptyRepository(folder), head: { branch: branch ?? 'master' } }
  const output = quiet
    ? []
    : [
        ...complain(...(branch === undefined ? HINT : [])),
        ...say(`Initialized empty Git repository in ${folder}/.git/`),
      ]
  return { output, code: 0, tree, session: withRepository(call.session, repository) }
}
