/** Commands that speak with another repository. The starter's never changes, and nothing leaves this machine. */
import { complain, done, failed, note, type Reply, say } from '../../command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import { findCommit, shortHash } from '../../repository/repository.ts'
import { type GitCall, gitCommand } from './call.ts'

export const remote = gitCommand(flagSpecs('v,verbose'), 'git remote [-v | --verbose]', (call) => {
  const { remote: origin } = call.copy.repository
  if (origin === undefined) return done()
  if (call.operands[0] === 'get-url') return done(say(origin.url))
  const lines = [`origin\t${origin.url} (fetch)`, `origin\t${origin.url} (push)`]
  return done(say(...(isSet(call.flags, 'verbose') ? lines : ['origin'])))
})

const QUIET = flagSpecs('q,quiet', 'v,verbose', 'all', 'rebase', 'ff-only', 'tags', 'p,prune')

export const pull = gitCommand(QUIET, 'git pull [<options>] [<repository> [<refspec>...]]', (call) =>
  call.copy.repository.remote === undefined ? noRemote(call) : done(say('Already up to date.')),
)

export const fetch = gitCommand(QUIET, 'git fetch [<options>] [<repository> [<refspec>...]]', () => done())

export const push = gitCommand(
  flagSpecs('u,set-upstream', 'f,force', 'q,quiet', 'tags', 'all'),
  'git push [<options>] [<repository> [<refspec>...]]',
  (call) => {
    const { remote: origin } = call.copy.repository
    if (origin === undefined)
      return failed(
        128,
        'fatal: No configured push destination.',
        'Either specify the URL from the command-line or configure a remote repository using',
      )
    return {
      output: [
        ...complain(`fatal: unable to access '${origin.url}': the starter's repository takes no changes`),
        ...note('nothing leaves this machine; the download holds your repository, to push wherever you like'),
      ],
      code: 128,
    }
  },
)

function noRemote({ copy }: GitCall): Reply {
  const { head } = copy.repository
  return failed(
    1,
    `There is no tracking information for the current branch${'branch' in head ? ` ${head.branch}` : ''}.`,
  )
}

export const revParse = gitCommand(
  flagSpecs('short', 'abbrev-ref', 'verify', 'show-toplevel', 'is-inside-work-tree', 'git-dir'),
  'git rev-parse [<options>] <args>...',
  (call) => {
    const { flags, copy, operands } = call
    if (isSet(flags, 'show-toplevel')) return done(say(copy.folder))
    if (isSet(flags, 'is-inside-work-tree')) return done(say('true'))
    if (isSet(flags, 'git-dir')) return done(say('.git'))
    const { head } = copy.repository
    if (isSet(flags, 'abbrev-ref')) return done(say('branch' in head ? head.branch : 'HEAD'))
    const word = operands[0] ?? 'HEAD'
    const commit = findCommit(copy.repository, word)
    if (commit === undefined)
      return failed(128, `fatal: ambiguous argument '${word}': unknown revision or path not in the working tree.`)
    return done(say(isSet(flags, 'short') ? shortHash(commit.hash) : commit.hash))
  },
)

export const lsFiles = gitCommand(flagSpecs('c,cached', 's,stage', 'z'), 'git ls-files [<options>]', (call) =>
  done(say(...call.copy.repository.index.keys())),
)
