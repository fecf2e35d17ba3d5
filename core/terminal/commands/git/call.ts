/** What git's commands share: their flags, their words for a wrong one, and the repository they need. */
import { type Call, failed, type Reply } from '../../command.ts'
import { type FlagSpec, type Flags, parseFlags } from '../../flags.ts'
import type { Repository } from '../../repository/repository.ts'
import { type WorkingCopy, withRepository, workingCopy } from '../../repository/working-copy.ts'

export const NO_REPOSITORY = 'fatal: not a git repository (or any of the parent directories): .git'

export interface GitCall extends Call {
  readonly flags: Flags
  readonly operands: readonly string[]
  readonly copy: WorkingCopy
}

/** A command over a repository; `usage` is its line of `git … -h`. */
export function gitCommand(specs: readonly FlagSpec[], usage: string, run: (call: GitCall) => Reply) {
  return (call: Call): Reply => {
    const copy = workingCopy(call)
    if (copy === undefined) return failed(128, NO_REPOSITORY)
    const flags = parseGitFlags(specs, call.args, usage)
    return 'code' in flags ? flags : run({ ...call, flags, operands: flags.operands, copy })
  }
}

export function parseGitFlags(specs: readonly FlagSpec[], args: readonly string[], usage: string): Flags | Reply {
  const parsed = parseFlags(specs, args)
  switch (parsed.kind) {
    case 'parsed':
      return parsed.flags
    case 'help':
      return { output: [{ fd: 1, text: `usage: ${usage}\n` }], code: 129 }
    case 'wrong':
      return failed(129, `error: ${gitWords(parsed.message)}`, `usage: ${usage}`)
  }
}

/** git's wording for what Docker's parser found. */
function gitWords(message: string): string {
  const long = /^unknown flag: --(.*)$/.exec(message)
  if (long !== null) return `unknown option \`${long[1]}'`
  const short = /^unknown shorthand flag: '(.)'/.exec(message)
  if (short !== null) return `unknown switch \`${short[1]}'`
  const needs = /^flag needs an argument: (?:--(.*)|'(.)')/.exec(message)
  if (needs === null) return message
  return needs[1] === undefined ? `switch \`${needs[2]}' requires a value` : `option \`${needs[1]}' requires a value`
}

/** The reply with the repository, and perhaps the files, as the command left them. */
export function kept(call: Call, repository: Repository, reply: Reply): Reply {
  return { ...reply, session: withRepository(reply.session ?? call.session, repository) }
}

export function noMatch(path: string): Reply {
  return failed(128, `fatal: pathspec '${path}' did not match any files`)
}
