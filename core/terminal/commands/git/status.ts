/** `git status`: what is staged, what is changed, what git does not know yet. */
import { done, say } from '../../command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import { type Change, changesBetween } from '../../repository/changes.ts'
import { ancestry, findCommit, headCommit } from '../../repository/repository.ts'
import { type GitCall, gitCommand } from './call.ts'

const FLAGS = flagSpecs(
  's,short',
  'b,branch',
  'porcelain',
  'long',
  'v,verbose',
  'u,untracked-files=',
  'ignored',
  'show-stash',
)

export const status = gitCommand(FLAGS, 'git status [<options>] [--] [<pathspec>...]', (call) => {
  const short = isSet(call.flags, 'short') || isSet(call.flags, 'porcelain')
  return done(say(...(short ? shortLines(call) : statusLines(call))))
})

interface State {
  readonly staged: readonly Change[]
  readonly changed: readonly Change[]
  /** Paths; a folder git knows nothing in as one, with a slash. */
  readonly untracked: readonly string[]
}

function stateOf({ copy }: GitCall): State {
  const { index } = copy.repository
  const all = changesBetween(index, copy.working.files)
  const untracked = all.filter((change) => change.kind === 'added').map((change) => change.path)
  return {
    staged: changesBetween(copy.committed, index),
    changed: all.filter((change) => change.kind !== 'added'),
    untracked: [...new Set(untracked.map((path) => folded(path, [...index.keys()])))],
  }
}

function folded(path: string, tracked: readonly string[]): string {
  const parts = path.split('/')
  for (let depth = 1; depth < parts.length; depth++) {
    const folder = `${parts.slice(0, depth).join('/')}/`
    if (!tracked.some((each) => each.startsWith(folder))) return folder
  }
  return path
}

const WORDS = { added: 'new file:   ', modified: 'modified:   ', deleted: 'deleted:    ' } as const

export function statusLines(call: GitCall): string[] {
  const { staged, changed, untracked } = stateOf(call)
  const first = headCommit(call.copy.repository) === undefined
  const unstage = first
    ? '  (use "git rm --cached <file>..." to unstage)'
    : '  (use "git restore --staged <file>..." to unstage)'
  const remove = changed.some((change) => change.kind === 'deleted') ? 'add/rm' : 'add'
  return [
    ...branchLines(call),
    ...(first ? ['', 'No commits yet', ''] : []),
    ...section('Changes to be committed:', [unstage], staged.map(line)),
    ...section(
      'Changes not staged for commit:',
      [
        `  (use "git ${remove} <file>..." to update what will be committed)`,
        '  (use "git restore <file>..." to discard changes in working directory)',
      ],
      changed.map(line),
    ),
    ...section(
      'Untracked files:',
      ['  (use "git add <file>..." to include in what will be committed)'],
      untracked.map((path) => `\t${path}`),
    ),
    ...ending(staged.length > 0, changed.length > 0, untracked.length > 0, first),
  ]
}

function line({ kind, path }: Change): string {
  return `\t${WORDS[kind]}${path}`
}

function section(title: string, hints: readonly string[], lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...hints, ...lines, '']
}

function ending(staged: boolean, changed: boolean, untracked: boolean, first: boolean): string[] {
  if (staged) return []
  if (changed) return ['no changes added to commit (use "git add" and/or "git commit -a")']
  if (untracked) return ['nothing added to commit but untracked files present (use "git add" to track)']
  return first
    ? ['nothing to commit (create/copy files and use "git add" to track)']
    : ['nothing to commit, working tree clean']
}

function branchLines({ copy }: GitCall): string[] {
  const { head, remote } = copy.repository
  if ('detached' in head) return [`HEAD detached at ${head.detached.slice(0, 7)}`]
  const lines = [`On branch ${head.branch}`]
  return remote === undefined || remote.branch !== head.branch ? lines : [...lines, ...tracking(copy.repository), '']
}

function tracking(repository: GitCall['copy']['repository']): string[] {
  const remote = `origin/${repository.remote!.branch}`
  const ahead = aheadOf(repository)
  if (ahead === 0) return [`Your branch is up to date with '${remote}'.`]
  const commits = `${ahead} ${ahead === 1 ? 'commit' : 'commits'}`
  return [`Your branch is ahead of '${remote}' by ${commits}.`, '  (use "git push" to publish your local commits)']
}

function aheadOf(repository: GitCall['copy']['repository']): number {
  const head = headCommit(repository)
  if (head === undefined) return 0
  const theirs = findCommit(repository, `origin/${repository.remote!.branch}`)
  const at = theirs === undefined ? -1 : ancestry(repository, head).indexOf(theirs)
  return at < 0 ? 0 : at
}

function shortLines(call: GitCall): string[] {
  const { staged, changed, untracked } = stateOf(call)
  const letter = (changes: readonly Change[], path: string) => {
    const kind = changes.find((change) => change.path === path)?.kind
    return kind === undefined ? ' ' : { added: 'A', modified: 'M', deleted: 'D' }[kind]
  }
  const paths = [...new Set([...staged, ...changed].map((change) => change.path))].sort()
  const tracked = paths.map((path) => `${letter(staged, path)}${letter(changed, path)} ${path}`)
  const { head, remote } = call.copy.repository
  const name = 'branch' in head ? head.branch : 'HEAD (no branch)'
  const upstream = remote !== undefined && remote.branch === name ? `...origin/${remote.branch}` : ''
  const ahead = upstream === '' ? 0 : aheadOf(call.copy.repository)
  const branch = isSet(call.flags, 'branch') ? [`## ${name}${upstream}${ahead > 0 ? ` [ahead ${ahead}]` : ''}`] : []
  return [...branch, ...tracked, ...untracked.map((path) => `?? ${path}`)]
}
