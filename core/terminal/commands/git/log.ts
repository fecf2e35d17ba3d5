/** `git log`: the commits from HEAD back, newest first. */
import { done, failed, type Reply, say } from '../../command.ts'
import { flagSpecs, isSet, lastOf } from '../../flags.ts'
import { changesBetween } from '../../repository/changes.ts'
import { ancestry, type Commit, findCommit, headHash, type Repository, shortHash } from '../../repository/repository.ts'
import { type GitCall, gitCommand } from './call.ts'
import { DIFF_FLAGS, shownChanges } from './diff.ts'
import { unknownWord } from './revision-changes.ts'

const FLAGS = flagSpecs(
  ...DIFF_FLAGS,
  'oneline',
  'n,max-count=',
  'graph',
  'all',
  'decorate',
  'reverse',
  'format=',
  'pretty=',
  'abbrev-commit',
)

export const log = gitCommand(FLAGS, 'git log [<options>] [<revision-range>] [[--] <path>...]', (call) => {
  const { repository } = call.copy
  const head = headHash(repository)
  const from = call.operands[0]?.split('..').at(-1) || 'HEAD'
  const start = findCommit(repository, from)
  if (head === undefined && call.operands.length === 0) return failed(128, noCommits(repository))
  if (start === undefined) return failed(128, ...unknownWord(call.operands[0]!))
  return shown(call, ancestry(repository, start))
})

/** `-3` is `-n 3`. */
export function withCount(args: readonly string[]): readonly string[] {
  return args.map((arg) => (/^-\d+$/.test(arg) ? `-n${arg.slice(1)}` : arg))
}

function noCommits({ head }: Repository): string {
  return `fatal: your current branch '${'branch' in head ? head.branch : 'HEAD'}' does not have any commits yet`
}

function shown(call: GitCall, line: readonly Commit[]): Reply {
  const { flags, copy } = call
  const limit = Number(lastOf(flags, 'max-count') ?? line.length)
  const chosen = line.slice(0, Number.isNaN(limit) || limit < 0 ? line.length : limit)
  const commits = isSet(flags, 'reverse') ? [...chosen].reverse() : chosen
  const given = lastOf(flags, 'format') ?? lastOf(flags, 'pretty')
  const template = isSet(flags, 'oneline') || given === 'oneline' ? ONE_LINE : given?.replace(/^t?format:/, '')
  const blocks = commits.map((commit) => {
    const head =
      template === undefined ? longLines(copy.repository, commit) : [formatted(template, copy.repository, commit)]
    const changes = wantsChanges(call) ? shownChanges(flags, changesOf(copy.repository, commit)) : []
    return [...head, ...(changes.length > 0 && template === undefined ? ['', ...changes] : changes)]
  })
  const lines =
    template === undefined ? blocks.flatMap((block, i) => (i === 0 ? block : ['', ...block])) : blocks.flat()
  return done(say(...(isSet(flags, 'graph') ? graphed(lines, template !== undefined) : lines)))
}

/** History here is one line: every commit hangs below the one before. */
function graphed(lines: readonly string[], short: boolean): string[] {
  return lines.map((line) => (short || line.startsWith('commit ') ? `* ${line}` : `| ${line}`.trimEnd()))
}

function wantsChanges({ flags }: GitCall): boolean {
  return ['stat', 'shortstat', 'name-only', 'name-status', 'patch'].some((name) => isSet(flags, name))
}

export function changesOf(repository: Repository, commit: Commit) {
  return changesBetween(repository.commits.get(commit.parents[0] ?? '')?.files ?? new Map(), commit.files)
}

const ONE_LINE = '%h%d %s'

export function longLines(repository: Repository, commit: Commit): string[] {
  const { name, email } = commit.author
  const message = commit.message.replace(/\n$/, '').split('\n')
  return [
    `commit ${commit.hash}${decoration(repository, commit)}`,
    `Author: ${name} <${email}>`,
    `Date:   ${gitDate(commit.time)}`,
    '',
    ...message.map((line) => (line === '' ? '' : `    ${line}`)),
  ]
}

/** ` (HEAD -> main, origin/main, origin/HEAD)` */
export function decoration(repository: Repository, commit: Commit): string {
  const { head, branches, remote } = repository
  const current = 'branch' in head ? head.branch : undefined
  const own = [...branches].filter(([name, hash]) => hash === commit.hash && name !== current).map(([name]) => name)
  const names = [
    ...(headHash(repository) === commit.hash ? [current === undefined ? 'HEAD' : `HEAD -> ${current}`] : []),
    ...(remote?.hash === commit.hash ? [`origin/${remote.branch}`, 'origin/HEAD'] : []),
    ...own,
  ]
  return names.length === 0 ? '' : ` (${names.join(', ')})`
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function gitDate(seconds: number): string {
  const date = new Date(seconds * 1000)
  const clock = date.toISOString().slice(11, 19)
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()} ${clock} ${date.getUTCFullYear()} +0000`
}

function formatted(template: string, repository: Repository, commit: Commit): string {
  const [subject = '', ...rest] = commit.message.replace(/\n$/, '').split('\n')
  const values: Readonly<Record<string, string>> = {
    H: commit.hash,
    h: shortHash(commit.hash),
    T: commit.tree,
    t: shortHash(commit.tree),
    P: commit.parents.join(' '),
    p: commit.parents.map(shortHash).join(' '),
    an: commit.author.name,
    ae: commit.author.email,
    ad: gitDate(commit.time),
    at: String(commit.time),
    s: subject,
    b: rest.join('\n').trim(),
    B: commit.message,
    d: decoration(repository, commit),
    D: decoration(repository, commit).replace(/^ \(|\)$/g, ''),
    n: '\n',
  }
  return template.replace(/%(a[neadt]|[HhTtPpsbBdDn])/g, (whole, key: string) => values[key] ?? whole)
}
