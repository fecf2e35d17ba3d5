/** A repository as a value: commits, branches, HEAD and the index. The files themselves are the machine's. */
import { type FileTree, lookup, walk } from '@/core/files/tree.ts'
import { STARTER_AUTHOR, STARTER_BRANCH, STARTER_MESSAGE, STARTER_TIME } from '../starter-commit.ts'
import { type CommitInput, commitHash, type Person, type Snapshot, treeHash } from './objects.ts'

export interface Commit extends CommitInput {
  readonly hash: string
  readonly files: Snapshot
}

export interface Repository {
  /** Absolute, or `workspace`: wherever the learner's folder lies now. */
  readonly at: string
  readonly commits: ReadonlyMap<string, Commit>
  /** Hash by name; a branch without a commit is not in it. */
  readonly branches: ReadonlyMap<string, string>
  /** Name of the branch, or the hash of a commit that was checked out by itself. */
  readonly head: { readonly branch: string } | { readonly detached: string }
  /** What the next commit holds. */
  readonly index: Snapshot
  readonly remote: { readonly url: string; readonly branch: string; readonly hash: string } | undefined
  readonly author: Person
}

/** Nobody is asked for a name here; `git config user.name` sets another. */
const LEARNER: Person = { name: 'Learner', email: 'learner@stagecraft.invalid' }

export function emptyRepository(at: string): Repository {
  const none = new Map<string, never>()
  return {
    at,
    commits: none,
    branches: none,
    head: { branch: 'master' },
    index: none,
    remote: undefined,
    author: LEARNER,
  }
}

/** As `git clone` leaves it: the starter's own commit, checked out. */
export function clonedRepository(at: string, url: string, starter: FileTree): Repository {
  const files = filesOf(starter)
  const commit = makeCommit({
    files,
    parents: [],
    author: STARTER_AUTHOR,
    time: STARTER_TIME.getTime() / 1000,
    message: STARTER_MESSAGE,
  })
  return {
    ...emptyRepository(at),
    commits: new Map([[commit.hash, commit]]),
    branches: new Map([[STARTER_BRANCH, commit.hash]]),
    head: { branch: STARTER_BRANCH },
    index: files,
    remote: { url, branch: STARTER_BRANCH, hash: commit.hash },
  }
}

export function makeCommit(input: Omit<Commit, 'hash' | 'tree'>): Commit {
  const tree = treeHash(input.files)
  return { ...input, tree, hash: commitHash({ ...input, tree }) }
}

/** Every file of a folder, its own `.git` left out. */
export function filesOf(tree: FileTree): Snapshot {
  const files: [string, Snapshot extends ReadonlyMap<string, infer N> ? N : never][] = []
  for (const { path, node } of walk(tree)) {
    if (node.kind !== 'directory' && !path.startsWith('/.git/')) files.push([path.slice(1), node])
  }
  return new Map(files.sort(([one], [other]) => (one < other ? -1 : 1)))
}

export function headHash(repository: Repository): string | undefined {
  const { head } = repository
  return 'detached' in head ? head.detached : repository.branches.get(head.branch)
}

export function headCommit(repository: Repository): Commit | undefined {
  const hash = headHash(repository)
  return hash === undefined ? undefined : repository.commits.get(hash)
}

/** HEAD, its branch with it, moves to a commit. */
export function moveHead(repository: Repository, hash: string): Repository {
  const { head } = repository
  if ('detached' in head) return { ...repository, head: { detached: hash } }
  return { ...repository, branches: new Map(repository.branches).set(head.branch, hash) }
}

/** `HEAD`, `HEAD~2`, `main`, `origin/main`, or the beginning of a hash that only one commit has. */
export function findCommit(repository: Repository, revision: string): Commit | undefined {
  const match = /^(.+?)((?:~\d*|\^)*)$/.exec(revision)
  if (match === null) return undefined
  const start = namedCommit(repository, match[1]!)
  const steps = [...(match[2] ?? '').matchAll(/~(\d*)|\^/g)].reduce(
    (sum, step) => sum + (step[1] === undefined || step[1] === '' ? 1 : Number(step[1])),
    0,
  )
  let commit = start
  for (let i = 0; i < steps && commit !== undefined; i++) commit = repository.commits.get(commit.parents[0] ?? '')
  return commit
}

function namedCommit(repository: Repository, name: string): Commit | undefined {
  const { branches, commits, remote } = repository
  if (name === 'HEAD' || name === '@') return headCommit(repository)
  const remoteNames = remote === undefined ? [] : [`origin/${remote.branch}`, 'origin', 'origin/HEAD']
  const hash = branches.get(name) ?? (remoteNames.includes(name) ? remote?.hash : undefined)
  if (hash !== undefined) return commits.get(hash)
  if (!/^[0-9a-f]{4,40}$/.test(name)) return undefined
  const found = [...commits.values()].filter((commit) => commit.hash.startsWith(name))
  return found.length === 1 ? found[0] : undefined
}

/** From a commit back to the first one. */
export function ancestry(repository: Repository, from: Commit): readonly Commit[] {
  const line: Commit[] = []
  let at: Commit | undefined = from
  while (at !== undefined && !line.includes(at)) {
    line.push(at)
    at = repository.commits.get(at.parents[0] ?? '')
  }
  return line
}

export function shortHash(hash: string): string {
  return hash.slice(0, 7)
}

/** Whether a folder is there at all. */
export function isFolder(tree: FileTree, path: string): boolean {
  const found = lookup(tree, path)
  return found.kind === 'found' && found.node.kind === 'directory'
}
