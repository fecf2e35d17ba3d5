/** `git status`: what differs from the clone. Staging is not modelled: changes show as not staged. */
import { type Call, done, failed, type Reply, say } from '../../command.ts'
import { type GitChange, repositoryOf } from '../../git-changes.ts'

export const NO_REPOSITORY = 'fatal: not a git repository (or any of the parent directories): .git'

export function status(call: Call): Reply {
  const repository = repositoryOf(call)
  if (repository === undefined) return failed(128, NO_REPOSITORY)
  const { changes } = repository
  if (call.args.some((arg) => /^(-s|--short|--porcelain)/.test(arg))) return done(say(...changes.map(shortLine)))
  const head = ['On branch main', "Your branch is up to date with 'origin/main'.", '']
  if (changes.length === 0) return done(say(...head, 'nothing to commit, working tree clean'))
  const tracked = changes.filter((change) => change.kind !== 'untracked')
  const untracked = changes.filter((change) => change.kind === 'untracked')
  const last =
    tracked.length > 0
      ? 'no changes added to commit (use "git add" and/or "git commit -a")'
      : 'nothing added to commit but untracked files present (use "git add" to track)'
  return done(say(...head, ...notStaged(tracked), ...notTracked(untracked), last))
}

function notStaged(changes: readonly GitChange[]): string[] {
  if (changes.length === 0) return []
  const lines = changes.map(
    (change) => `\t${change.kind === 'deleted' ? 'deleted:    ' : 'modified:   '}${change.path}`,
  )
  const hints = [
    '  (use "git add <file>..." to update what will be committed)',
    '  (use "git restore <file>..." to discard changes in working directory)',
  ]
  return ['Changes not staged for commit:', ...hints, ...lines, '']
}

function notTracked(changes: readonly GitChange[]): string[] {
  if (changes.length === 0) return []
  const hint = '  (use "git add <file>..." to include in what will be committed)'
  return ['Untracked files:', hint, ...changes.map((change) => `\t${change.path}`), '']
}

function shortLine(change: GitChange): string {
  const mark = { modified: ' M', deleted: ' D', untracked: '??' }[change.kind]
  return `${mark} ${change.path}`
}
