/** One command of `docker`: its names, flags and arguments, and the words Docker has for wrong ones. */
import type { Written } from '@/core/shell/process.ts'
import { type Call, done, failed, type Reply, say } from './command.ts'
import { type FlagSpec, type Flags, parseFlags } from './flags.ts'

export interface DockerCall extends Call {
  readonly flags: Flags
  readonly operands: readonly string[]
  /** `docker image ls`, as it was called. */
  readonly path: string
}

export interface DockerCommand {
  /** Every way to call it, without `docker`: `build`, `image build`, `buildx build`. */
  readonly names: readonly string[]
  /** What follows the path in the usage line: `[OPTIONS] IMAGE [COMMAND] [ARG...]`. */
  readonly usage: string
  readonly summary: string
  readonly flags: readonly FlagSpec[]
  readonly arity: { readonly min: number; readonly max: number }
  /** Flags end at the first argument: what follows belongs to the container. */
  readonly stopsAtArgument?: boolean
  /** Commands of the build plug-in are called by its name in messages, and `ERROR: ` stands before them. */
  readonly plugin?: string
  readonly run: (call: DockerCall) => Reply
}

export function runDockerCommand(command: DockerCommand, name: string, call: Call): Reply {
  const path = `docker ${command.plugin ?? name}`
  const parsed = parseFlags(command.flags, call.args, command.stopsAtArgument !== true)
  switch (parsed.kind) {
    case 'help':
      return done(say(...usageText(command, path)))
    case 'wrong':
      return failed(
        125,
        parsed.message,
        '',
        `Usage:  ${path} ${command.usage}`,
        '',
        `Run '${path} --help' for more information`,
      )
    case 'parsed': {
      const { operands } = parsed.flags
      const wrong = arityError(command, path, operands)
      return wrong ?? command.run({ ...call, flags: parsed.flags, operands, path })
    }
  }
}

/** `docker: …`, then where to read on: how the docker client ends most of its own errors. */
export function clientError(code: number, message: string, path: string): Reply {
  return failed(code, `docker: ${message}`, '', `Run '${path} --help' for more information`)
}

export function daemonError(message: string): Reply {
  return failed(1, `Error response from daemon: ${message}`)
}

/** Runs a step for each operand; what fails does not stop the others, is told at the end, and the code is 1 then. */
export function forEach(call: DockerCall, step: (call: DockerCall, operand: string) => Reply): Reply {
  let session = call.session
  let code = 0
  const output: Written[] = []
  for (const operand of call.operands) {
    const reply = step({ ...call, session }, operand)
    session = reply.session ?? session
    output.push(...reply.output)
    if (reply.code !== 0) code = reply.code
  }
  const errors = output.filter((each) => each.fd === 2)
  return { output: [...output.filter((each) => each.fd === 1), ...errors], code, session }
}

function arityError(command: DockerCommand, path: string, operands: readonly string[]): Reply | undefined {
  const { min, max } = command.arity
  const count = operands.length
  if (count >= min && count <= max) return undefined
  const ending = [
    ``,
    `Usage:  ${path} ${command.usage}`,
    '',
    `${seeOrRun(min, max)} '${path} --help' for more information`,
  ]
  return failed(1, `${command.plugin === undefined ? '' : 'ERROR: '}docker: '${path}' ${expected(min, max)}`, ...ending)
}

/** As cli/required.go words each kind. */
function expected(min: number, max: number): string {
  if (max === 0) return 'accepts no arguments'
  if (min === max) return `requires ${min} ${plural(min)}`
  if (max === Number.POSITIVE_INFINITY) return `requires at least ${min} ${plural(min)}`
  if (min === 0) return `requires at most ${max} ${plural(max)}`
  return `requires at least ${min} and at most ${max} ${plural(max)}`
}

function seeOrRun(min: number, max: number): string {
  return max === Number.POSITIVE_INFINITY && min > 0 ? 'See' : 'Run'
}

function plural(count: number): string {
  return count === 1 ? 'argument' : 'arguments'
}

function usageText(command: DockerCommand, path: string): string[] {
  const flags = command.flags.map((spec) => {
    const short = spec.short === undefined ? '    ' : `-${spec.short}, `
    return `  ${short}--${spec.name}${spec.kind === 'bool' ? '' : spec.kind === 'number' ? ' int' : ' value'}`
  })
  const aliases = command.names.map((name) => `docker ${name}`).join(', ')
  const options = flags.length === 0 ? [] : ['', 'Options:', ...flags]
  return [`Usage:  ${path} ${command.usage}`, '', command.summary, '', 'Aliases:', `  ${aliases}`, ...options]
}
