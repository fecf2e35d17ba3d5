/** `git branch`: names for commits. */
import { done, failed, type Reply, say } from '../../command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import { findCommit, headHash, type Repository, shortHash } from '../../repository/repository.ts'
import { type GitCall, gitCommand, kept } from './call.ts'

const FLAGS = flagSpecs(
  'a,all',
  'r,remotes',
  'd,delete',
  'D',
  'm,move',
  'M',
  'v,verbose',
  'show-current',
  'l,list',
  'f,force',
)

export const branch = gitCommand(FLAGS, 'git branch [<options>] [<branch-name>] [<start-point>]', (call) => {
  const { flags, operands, copy } = call
  const { repository } = copy
  const current = 'branch' in repository.head ? repository.head.branch : undefined
  if (isSet(flags, 'show-current')) return done(say(...(current === undefined ? [] : [current])))
  if (isSet(flags, 'delete') || isSet(flags, 'D')) return deleted(call, current)
  if (isSet(flags, 'move') || isSet(flags, 'M')) return moved(call, current)
  const [name, start = 'HEAD'] = operands
  if (name === undefined || isSet(flags, 'list')) return done(say(...listed(call, current)))
  const commit = findCommit(repository, start)
  if (repository.branches.has(name)) return failed(128, `fatal: a branch named '${name}' already exists`)
  if (!isBranchName(name)) return failed(128, `fatal: '${name}' is not a valid branch name`)
  if (commit === undefined) return failed(128, `fatal: not a valid object name: '${start}'`)
  return kept(call, withBranch(repository, name, commit.hash), done())
})

/** git-check-ref-format, as far as people come near it. */
export function isBranchName(name: string): boolean {
  return !/^[-./]|[ ~^:?*[\\]|\.\.|@\{|\/\/|[./]$|\.lock$/.test(name)
}

export function withBranch(repository: Repository, name: string, hash: string): Repository {
  return { ...repository, branches: new Map(repository.branches).set(name, hash) }
}

function listed({ copy, flags }: GitCall, current: string | undefined): string[] {
  const { branches, remote, head, commits } = copy.repository
  const verbose = isSet(flags, 'verbose')
  const subject = (hash: string) => ` ${shortHash(hash)} ${commits.get(hash)?.message.split('\n')[0]}`
  const width = Math.max(0, ...[...branches.keys()].map((name) => name.length))
  const own = [...branches]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, hash]) => `${name === current ? '*' : ' '} ${verbose ? name.padEnd(width) + subject(hash) : name}`)
  const detached = 'detached' in head ? [`* (HEAD detached at ${shortHash(head.detached)})`] : []
  const theirs = remote === undefined ? [] : [`origin/HEAD -> origin/${remote.branch}`, `origin/${remote.branch}`]
  if (isSet(flags, 'remotes')) return theirs.map((name) => `  ${name}`)
  const all = isSet(flags, 'all') ? theirs.map((name) => `  remotes/${name}`) : []
  return [...detached, ...own, ...all]
}

function deleted(call: GitCall, current: string | undefined): Reply {
  const { repository, folder } = call.copy
  const [name] = call.operands
  if (name === undefined) return failed(128, 'fatal: branch name required')
  const hash = repository.branches.get(name)
  if (hash === undefined) return failed(1, `error: branch '${name}' not found`)
  if (name === current) return failed(1, `error: cannot delete branch '${name}' used by worktree at '${folder}'`)
  const head = headHash(repository)
  const merged = head !== undefined && isAncestor(repository, hash, head)
  if (!merged && !isSet(call.flags, 'D'))
    return failed(
      1,
      `error: the branch '${name}' is not fully merged`,
      `hint: If you are sure you want to delete it, run 'git branch -D ${name}'`,
    )
  const branches = new Map([...repository.branches].filter(([each]) => each !== name))
  return kept(call, { ...repository, branches }, done(say(`Deleted branch ${name} (was ${shortHash(hash)}).`)))
}

function isAncestor(repository: Repository, one: string, other: string): boolean {
  for (let at: string | undefined = other; at !== undefined; at = repository.commits.get(at)?.parents[0])
    if (at === one) return true
  return false
}

function moved(call: GitCall, current: string | undefined): Reply {
  const { repository } = call.copy
  const [first, second] = call.operands
  const [from, to] = second === undefined ? [current, first] : [first, second]
  if (from === undefined || to === undefined) return failed(128, 'fatal: branch name required')
  const hash = repository.branches.get(from)
  if (hash === undefined && from !== current) return failed(128, `fatal: no branch named '${from}'`)
  const branches = new Map([...repository.branches].filter(([name]) => name !== from))
  if (hash !== undefined) branches.set(to, hash)
  const head = from === current ? { branch: to } : repository.head
  return kept(call, { ...repository, branches, head }, done())
}
