/** `docker exec`: a command in a running container, over the files it has. What it writes stays there. */
import { done, failed, note, type Reply, say } from '../../command.ts'
import { filesInside, keepFiles } from '../../container-files.ts'
import { findContainer } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'
import { allOf, flagSpecs, isSet, lastOf } from '../../flags.ts'
import { type InsideOutcome, isShell, runInside } from '../../inside.ts'
import { openShell, waiting } from '../../inside-shell.ts'
import { containerOf, NO_OPTIONS } from '../../running.ts'
import type { ContainerOptions, StoredContainer } from '../../terminal.ts'

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
  const options = optionsOf(call, stored)
  if (argv.length === 1 && isShell(argv[0])) return shellIn(call, stored, argv[0]!, options)
  const container = containerOf(call.session, stored, call.world, call.process.tree)
  if (container === undefined) return daemonError(`No such image: ${stored.imageReference}`)
  const inside = { container: { ...container, tree: filesInside(stored, container) }, options, argv }
  const outcome = runInside(inside, call.world)
  const reply = replyOf(outcome, isSet(call.flags, 'detach'))
  if (outcome.kind === 'unknown') return { ...reply, ...waiting(call.session, outcome.wanted ?? []) }
  if (outcome.kind !== 'exited' || outcome.tree === undefined || outcome.tree === inside.container.tree) return reply
  const kept = keepFiles({ ...call.session, files: call.process.tree }, stored, outcome.tree)
  return { ...reply, session: kept, tree: kept.files }
}

function optionsOf(call: DockerCall, stored: StoredContainer): ContainerOptions {
  const given = allOf(call.flags, 'env').map((entry) => entry.split(/=(.*)/s) as [string, string | undefined])
  const more = Object.fromEntries(given.map(([key, value]) => [key, value ?? call.process.env.get(key) ?? '']))
  const before = stored.options ?? NO_OPTIONS
  const user = lastOf(call.flags, 'user')
  const workdir = lastOf(call.flags, 'workdir')
  return {
    ...before,
    env: { ...before.env, ...more },
    ...(user === undefined ? {} : { user }),
    ...(workdir === undefined ? {} : { workdir }),
  }
}

/** With a keyboard it waits for lines; without one its input ends at once, and so does it. */
function shellIn(call: DockerCall, stored: StoredContainer, shell: string, options: ContainerOptions): Reply {
  const session = { ...call.session, files: call.process.tree }
  const opened = openShell(session, call.world, { stored, shell, options, main: false })
  if ('message' in opened)
    return failed(
      opened.code,
      `OCI runtime exec failed: exec failed: unable to start container process: ${opened.message}: unknown`,
    )
  if (isSet(call.flags, 'interactive') && !isSet(call.flags, 'detach')) return done([], { session: opened.session })
  const keyless = isSet(call.flags, 'tty')
    ? note(`without -i nothing typed reaches this shell; with it: docker exec -it ${stored.name} ${shell}`)
    : []
  return done(keyless)
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
