/** The `docker` client: its own flags, then the command they are for. */
import { type Call, done, failed, note, type Reply, say } from '../../command.ts'
import { type DockerCommand, runDockerCommand } from '../../docker-command.ts'
import { flagSpecs, isSet, parseFlags } from '../../flags.ts'
import { nearest } from '../../nearest.ts'
import { compose } from './compose.ts'
import { DOCKER_COMMANDS } from './registry.ts'
import { DOCKER_RELEASE } from './release.ts'
import { UNMODELLED } from './unmodelled.ts'

const GLOBAL_FLAGS = flagSpecs(
  'config=',
  'c,context=',
  'D,debug',
  'H,host=',
  'l,log-level=',
  'tls',
  'tlscacert=',
  'tlscert=',
  'tlskey=',
  'tlsverify',
  'v,version',
)

/** Commands that only hold others: `docker image ls`. */
const GROUPS = new Set(
  DOCKER_COMMANDS.flatMap((command) => command.names).flatMap((name) =>
    name.includes(' ') ? [name.split(' ')[0]!] : [],
  ),
)

export function docker(call: Call): Reply {
  const parsed = parseFlags(GLOBAL_FLAGS, call.args, false)
  if (parsed.kind === 'help') return done(say(...dockerHelp()))
  if (parsed.kind === 'wrong') {
    return failed(
      125,
      parsed.message,
      '',
      'Usage:  docker [OPTIONS] COMMAND [ARG...]',
      '',
      `Run 'docker --help' for more information`,
    )
  }
  if (isSet(parsed.flags, 'version')) return done(say(DOCKER_RELEASE))
  const [first, ...rest] = parsed.flags.operands
  if (first === undefined) return done(say(...dockerHelp()))
  if (first === 'help')
    return rest.length === 0 ? done(say(...dockerHelp())) : docker({ ...call, args: [...rest, '--help'] })
  const debug = isSet(parsed.flags, 'debug') && /^(build|buildx|builder|image)$/.test(first)
  return dispatch({ ...call, args: debug ? debugged(first, rest) : rest }, first)
}

/** `docker --debug build` is `docker build --debug`: the build plug-in has the flag itself. */
function debugged(first: string, rest: readonly string[]): readonly string[] {
  if (first === 'build') return ['--debug', ...rest]
  return rest[0] === 'build' ? ['build', '--debug', ...rest.slice(1)] : rest
}

function dispatch(call: Call, first: string): Reply {
  if (first === 'compose') return compose(call)
  const second = call.args[0]
  const grouped = second === undefined ? undefined : commandNamed(`${first} ${second}`)
  if (grouped !== undefined)
    return runDockerCommand(grouped, `${first} ${second}`, { ...call, args: call.args.slice(1) })
  const single = commandNamed(first)
  if (single !== undefined) return runDockerCommand(single, first, call)
  const unmodelled = [`${first} ${second ?? ''}`, first].find((name) => Object.hasOwn(UNMODELLED, name))
  if (unmodelled !== undefined) {
    return { output: note(`docker ${unmodelled} is not modelled here: ${UNMODELLED[unmodelled]}`), code: 1 }
  }
  if (!GROUPS.has(first)) return unknownCommand(first)
  if (second === undefined || second === '--help' || second === '-h') return done(say(...groupHelp(first)))
  return unknownInGroup(first, second)
}

/** Docker's own words, then what was probably meant: ours, marked as such. */
function unknownCommand(first: string): Reply {
  const reply = failed(1, `docker: unknown command: docker ${first}`, '', `Run 'docker --help' for more information`)
  const near = nearest(first, [...DOCKER_COMMANDS.map((command) => command.names[0]!), 'compose'])
  return near === undefined ? reply : { ...reply, output: [...reply.output, ...note(`did you mean docker ${near}?`)] }
}

function unknownInGroup(group: string, word: string): Reply {
  const tail = ['', `Usage:  docker ${group} COMMAND`, '', `Run 'docker ${group} --help' for more information`]
  if (word.startsWith('--')) return failed(125, `unknown flag: ${word.split('=')[0]}`, ...tail)
  return failed(1, `docker: unknown command: docker ${group} ${word}`, ...tail)
}

function commandNamed(name: string): DockerCommand | undefined {
  return DOCKER_COMMANDS.find((command) => command.names.includes(name))
}

function dockerHelp(): string[] {
  const single = DOCKER_COMMANDS.map((command) => ({ name: command.names[0]!, summary: command.summary }))
  const lines = single.map(({ name, summary }) => `  ${name.padEnd(15)} ${summary}`)
  const head = ['Usage:  docker [OPTIONS] COMMAND', '', 'A self-sufficient runtime for containers', '', 'Commands:']
  return [...head, ...lines, '', `Run 'docker COMMAND --help' for more information on a command.`]
}

function groupHelp(group: string): string[] {
  const members = DOCKER_COMMANDS.flatMap((command) => {
    const name = command.names.find((each) => each.startsWith(`${group} `))
    return name === undefined ? [] : [`  ${name.slice(group.length + 1).padEnd(15)} ${command.summary}`]
  })
  return [
    `Usage:  docker ${group} COMMAND`,
    '',
    'Commands:',
    ...members,
    '',
    `Run 'docker ${group} COMMAND --help' for more information on a command.`,
  ]
}
