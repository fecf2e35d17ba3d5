/** `docker wait` and `docker attach`: what is left of a container whose process ended, or that waits for lines. */
import { done, note, type Reply, say } from '../../command.ts'
import { findContainer } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError, forEach } from '../../docker-command.ts'
import { flagSpecs } from '../../flags.ts'
import { openShell } from '../../inside-shell.ts'
import { NO_OPTIONS } from '../../running.ts'

export const wait: DockerCommand = {
  names: ['wait', 'container wait'],
  usage: 'CONTAINER [CONTAINER...]',
  summary: 'Block until one or more containers stop, then print their exit codes',
  flags: [],
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  run: (call) => forEach(call, exitCode),
}

export const attach: DockerCommand = {
  names: ['attach', 'container attach'],
  usage: '[OPTIONS] CONTAINER',
  summary: 'Attach local standard input, output, and error streams to a running container',
  flags: flagSpecs('detach-keys=', 'no-stdin', 'sig-proxy'),
  arity: { min: 1, max: 1 },
  run: attachTo,
}

function exitCode(call: DockerCall, name: string): Reply {
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  if (stored.state === 'running')
    return done(note(`${stored.name} runs: Docker waits here until somebody stops it in another terminal`))
  return done(say(String(stored.exitCode ?? 0)))
}

function attachTo(call: DockerCall): Reply {
  const name = call.operands[0]!
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  if (stored.state !== 'running')
    return { output: [{ fd: 2, text: 'You cannot attach to a stopped container, start it first\n' }], code: 1 }
  if (!stored.keyboard)
    return done(note(`${stored.name} prints nothing new; "docker logs ${stored.name}" shows what it printed`))
  const shell = stored.argv.at(-1)!
  const opened = openShell(call.session, call.world, {
    stored,
    shell,
    options: stored.options ?? NO_OPTIONS,
    main: true,
  })
  return 'message' in opened ? daemonError(opened.message) : done([], { session: opened.session })
}
