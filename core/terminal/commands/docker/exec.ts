/** `docker exec`: a command in a running container, over the files it has. What it writes is not kept. */
import { failed, note, type Reply, say } from '../../command.ts'
import { findContainer } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'
import { allOf, flagSpecs, isSet, lastOf } from '../../flags.ts'
import { type InsideOutcome, isShell, runInside } from '../../inside.ts'
import { containerOf, NO_OPTIONS } from '../../running.ts'
import type { StoredContainer } from '../../terminal.ts'

export const exec: DockerCommand = {
  names: ['exec', 'container exec'],
  usage: '[OPTIONS] CONTAINER COMMAND [ARG...]',
  summary: 'Execute a command in a running container',
  flags: flagSpecs(
    'd,detach',
    'detach-keys=',
    'e,env=',
    'env-file=',
    'i,interactive',
    'privileged',
    't,tty',
    'u,user=',
    'w,workdir=',
  ),
  arity: { min: 2, max: Number.POSITIVE_INFINITY },
  stopsAtArgument: true,
  run: execute,
}

function execute(call: DockerCall): Reply {
  const [name, ...argv] = call.operands
  const stored = findContainer(call.session.containers, name!)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  if (stored.state !== 'running') return daemonError(`container ${stored.id} is not running`)
  if (argv.length === 1 && isShell(argv[0])) return interactive(stored)
  const outcome = outcomeOf(call, stored, argv)
  return outcome === undefined
    ? daemonError(`No such image: ${stored.imageReference}`)
    : replyOf(outcome, isSet(call.flags, 'detach'))
}

function outcomeOf(call: DockerCall, stored: StoredContainer, argv: readonly string[]): InsideOutcome | undefined {
  const container = containerOf(call.session, stored, call.world, call.process.tree)
  if (container === undefined) return undefined
  const given = allOf(call.flags, 'env').map((entry) => entry.split(/=(.*)/s) as [string, string | undefined])
  const more = Object.fromEntries(given.map(([key, value]) => [key, value ?? call.process.env.get(key) ?? '']))
  const before = stored.options ?? NO_OPTIONS
  const user = lastOf(call.flags, 'user')
  const workdir = lastOf(call.flags, 'workdir')
  const options = {
    ...before,
    env: { ...before.env, ...more },
    ...(user === undefined ? {} : { user }),
    ...(workdir === undefined ? {} : { workdir }),
  }
  return runInside({ container, options, argv }, call.world)
}

function replyOf(outcome: InsideOutcome, silent: boolean): Reply {
  switch (outcome.kind) {
    case 'exited':
      return { output: silent ? [] : say(...outcome.lines), code: silent ? 0 : outcome.code }
    case 'stays':
      return {
        output: [
          ...say(...outcome.lines),
          ...note('this goes on until it is stopped; what it does to the container is not modelled'),
        ],
        code: 0,
      }
    case 'unknown':
      return { output: [...say(...outcome.lines), ...note(`cannot tell what this prints: ${outcome.why}`)], code: 1 }
    case 'cannot-start':
      return failed(
        outcome.code,
        `OCI runtime exec failed: exec failed: unable to start container process: ${outcome.message}`,
      )
  }
}

function interactive(stored: StoredContainer): Reply {
  return {
    output: note(`a shell in the container is not modelled; one command is: docker exec ${stored.name} ls`),
    code: 1,
  }
}
