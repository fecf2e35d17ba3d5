/** `git switch` and `git checkout`: another branch, another commit, or files of one. */
import { type Call, complain, done, failed, type Reply } from '../../command.ts'
import { flagSpecs, isSet, lastOf } from '../../flags.ts'
import { changesBetween, sameFile } from '../../repository/changes.ts'
import { type Commit, findCommit, headCommit, type Repository, shortHash } from '../../repository/repository.ts'
import { checkedOut } from '../../repository/working-copy.ts'
import { isBranchName, withBranch } from './branch.ts'
import { type GitCall, gitCommand, kept } from './call.ts'
import { restored } from './restore.ts'

export const switchBranch = gitCommand(
  flagSpecs('c,create=', 'C,force-create=', 'd,detach', 'q,quiet', 'f,force', 'discard-changes'),
  'git switch [<options>] [<branch>]',
  (call) => {
    const made = lastOf(call.flags, 'create') ?? lastOf(call.flags, 'force-create')
    if (made !== undefined) return created(call, made, call.operands[0])
    const [name] = call.operands
    if (name === undefined) return failed(128, 'fatal: missing branch or commit argument')
    const { repository } = call.copy
    if (isSet(call.flags, 'detach')) return toCommit(call, name)
    if (!repository.branches.has(name) && findCommit(repository, name) !== undefined)
      return failed(
        128,
        `fatal: a branch is expected, got commit '${name}'`,
        'hint: If you want to detach HEAD at the commit, try again with the --detach option.',
      )
    return repository.branches.has(name) ? toBranch(call, name) : failed(128, `fatal: invalid reference: ${name}`)
  },
)

const CHECKOUT = gitCommand(
  flagSpecs('b=', 'B=', 'q,quiet', 'f,force', 'detach'),
  'git checkout [<options>] <branch>',
  (call) => {
    const made = lastOf(call.flags, 'b') ?? lastOf(call.flags, 'B')
    if (made !== undefined) return created(call, made, call.operands[0])
    const [name, ...paths] = call.operands
    const { repository } = call.copy
    if (name === undefined) return done()
    if (paths.length > 0) {
      const source = findCommit(repository, name)
      return source === undefined
        ? restored(call, call.operands, repository.index, { staged: false, worktree: true })
        : restored(call, paths, source.files, { staged: true, worktree: true })
    }
    if (repository.branches.has(name)) return toBranch(call, name)
    if (findCommit(repository, name) !== undefined) return toCommit(call, name)
    return restored(call, [name], repository.index, { staged: false, worktree: true })
  },
)

/** After `--` stand files, whatever they are called. */
export function checkout(call: Call): Reply {
  const dashes = call.args.indexOf('--')
  if (dashes < 0) return CHECKOUT(call)
  const [revision, ...more] = call.args.slice(0, dashes)
  const paths = call.args.slice(dashes + 1)
  if (more.length > 0 || revision?.startsWith('-')) return CHECKOUT(call)
  const files = gitCommand([], 'git checkout [<branch>] -- <file>...', (own) => {
    const source = revision === undefined ? undefined : findCommit(own.copy.repository, revision)
    if (revision !== undefined && source === undefined) return failed(128, `fatal: invalid reference: ${revision}`)
    const from = source?.files ?? own.copy.repository.index
    return restored(own, paths, from, { staged: source !== undefined, worktree: true })
  })
  return files({ ...call, args: [] })
}

function created(call: GitCall, name: string, start: string | undefined): Reply {
  const { repository } = call.copy
  if (repository.branches.has(name)) return failed(128, `fatal: a branch named '${name}' already exists`)
  if (!isBranchName(name)) return failed(128, `fatal: '${name}' is not a valid branch name`)
  const commit = start === undefined ? headCommit(repository) : findCommit(repository, start)
  if (start !== undefined && commit === undefined) return failed(128, `fatal: invalid reference: ${start}`)
  const named = commit === undefined ? repository : withBranch(repository, name, commit.hash)
  return moved(call, named, commit, { branch: name }, `Switched to a new branch '${name}'`)
}

function toBranch(call: GitCall, name: string): Reply {
  const { repository } = call.copy
  const { head } = repository
  if ('branch' in head && head.branch === name) return done(complain(`Already on '${name}'`))
  const commit = repository.commits.get(repository.branches.get(name)!)
  return moved(call, repository, commit, { branch: name }, `Switched to branch '${name}'`)
}

function toCommit(call: GitCall, name: string): Reply {
  const { repository } = call.copy
  const commit = findCommit(repository, name)
  if (commit === undefined) return failed(128, `fatal: invalid reference: ${name}`)
  const words = `HEAD is now at ${shortHash(commit.hash)} ${commit.message.split('\n')[0]}`
  return moved(call, repository, commit, { detached: commit.hash }, words)
}

/** Work that is not committed comes along; where the other commit has another version of the file, nothing moves. */
function moved(
  call: GitCall,
  repository: Repository,
  commit: Commit | undefined,
  head: Repository['head'],
  words: string,
): Reply {
  const { copy } = call
  const to = commit?.files ?? copy.committed
  const between = changesBetween(copy.committed, to)
  const dirty = between.filter(({ path, after }) => {
    const now = copy.working.files.get(path)
    const then = copy.committed.get(path)
    const touched = then === undefined ? now !== undefined : now === undefined || !sameFile(then, now)
    return touched && !(after !== undefined && now !== undefined && sameFile(after, now))
  })
  if (dirty.length > 0 && !isSet(call.flags, 'force') && !isSet(call.flags, 'discard-changes'))
    return failed(1, ...overwritten(dirty.map((change) => change.path)))
  const paths = between.map((change) => change.path)
  const tree = checkedOut(call.process.tree, copy.folder, copy.committed, to, paths)
  const index = new Map(repository.index)
  for (const { path, after } of between) after === undefined ? index.delete(path) : index.set(path, after)
  const output = isSet(call.flags, 'quiet') ? [] : complain(words)
  return kept(call, { ...repository, head, index }, { ...done(output), tree })
}

function overwritten(paths: readonly string[]): string[] {
  return [
    'error: Your local changes to the following files would be overwritten by checkout:',
    ...paths.map((path) => `\t${path}`),
    'Please commit your changes or stash them before you switch branches.',
    'Aborting',
  ]
}
