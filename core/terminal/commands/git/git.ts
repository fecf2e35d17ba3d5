/** `git`: the commands a learner of Docker meets. Others are named as not modelled, in git's manner. */
import { resolve } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { type Call, done, failed, note, type Reply, say } from '../../command.ts'
import { nearest } from '../../nearest.ts'
import { GIT_COMMANDS } from './registry.ts'

/** Commands real git has: asking for one of these is no spelling mistake. */
const KNOWN =
  'am apply archive bisect blame cherry-pick clean describe gc grep merge mv notes range-diff rebase reflog revert stash submodule tag worktree'.split(
    ' ',
  )

/** `git -C folder …` works as if called from there, one after the other; `-c name=value` sets what matters to no command here. */
export function git(call: Call): Reply {
  const [option, value, ...rest] = call.args
  if (option === '-c' && value !== undefined) return git({ ...call, args: rest })
  if (option !== '-C') return dispatch(call)
  if (value === undefined) return failed(129, 'no directory given for -C')
  const cwd = resolve(call.process.cwd, value)
  const found = lookup(call.process.tree, cwd)
  if (found.kind !== 'found' || found.node.kind !== 'directory')
    return failed(128, `fatal: cannot change to '${value}': No such file or directory`)
  return git({ ...call, args: rest, process: { ...call.process, cwd } })
}

function dispatch(call: Call): Reply {
  const [name, ...args] = call.args
  if (name === '--version' || name === '-v' || name === 'version')
    return done(say('git version 2.47.3 (simulated by Stagecraft)'))
  if (name === undefined) return { output: say(...help()), code: 1 }
  if (name === 'help' || name === '--help' || name === '-h') return done(say(...help()))
  const command = Object.hasOwn(GIT_COMMANDS, name) ? GIT_COMMANDS[name] : undefined
  if (command !== undefined) return command({ ...call, args })
  if (KNOWN.includes(name))
    return {
      output: note(`git ${name} is not modelled here: the course needs no more than one line of commits`),
      code: 1,
    }
  if (name.startsWith('-'))
    return failed(129, `unknown option: ${name}`, 'usage: git [--version] [--help] <command> [<args>]')
  return failed(1, `git: '${name}' is not a git command. See 'git --help'.`, ...similar(name))
}

/** As git puts it, which looks for commands at a small edit distance. */
function similar(name: string): string[] {
  const near = nearest(name, [...Object.keys(GIT_COMMANDS), ...KNOWN])
  return near === undefined ? [] : ['', 'The most similar command is', `\t${near}`]
}

function help(): string[] {
  return [
    'usage: git [--version] [--help] <command> [<args>]',
    '',
    'Commands in this terminal:',
    ...Object.keys(GIT_COMMANDS).map((name) => `   ${name}`),
  ]
}
