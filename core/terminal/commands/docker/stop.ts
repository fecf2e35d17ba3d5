/** `docker stop` and `docker kill`: ends containers, with the exit status the signal leaves. */
import { done, type Reply, say } from '../../command.ts'
import { changeContainer, dropContainer, findContainer, mayRun } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError, forEach } from '../../docker-command.ts'
import { flagSpecs } from '../../flags.ts'
import { containerOf } from '../../running.ts'
import type { StoredContainer } from '../../terminal.ts'

const KILLED = 137

export const stop: DockerCommand = {
  names: ['stop', 'container stop'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Stop one or more running containers',
  flags: flagSpecs('s,signal=', 't,timeout=#', 'time=#'),
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  run: (call) => forEach(call, stopContainer),
}

export const kill: DockerCommand = {
  names: ['kill', 'container kill'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Kill one or more running containers',
  flags: flagSpecs('s,signal='),
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  run: (call) => forEach(call, killContainer),
}

function stopContainer(call: DockerCall, name: string): Reply {
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  if (!mayRun(stored)) return done(say(name))
  return ended(call, stored, name, codeAfterStop(call, stored))
}

function killContainer(call: DockerCall, name: string): Reply {
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`cannot kill container: ${name}: No such container: ${name}`)
  if (!mayRun(stored)) {
    return daemonError(`cannot kill container: ${name}: container ${stored.id} is not running`)
  }
  return ended(call, stored, name, KILLED)
}

function ended(call: DockerCall, stored: StoredContainer, name: string, exitCode: number | undefined): Reply {
  const session =
    stored.options?.autoRemove === true
      ? dropContainer(call.session, stored.id)
      : changeContainer(call.session, stored.id, {
          state: 'exited',
          exitCode,
          finished: call.world.now,
          unknown: undefined,
        })
  return done(say(name), { session })
}

/** A shell at a keyboard takes no notice of SIGTERM and is killed after ten seconds. nginx obeys its stop signal and exits 0. What other processes make of SIGTERM is not modelled. */
function codeAfterStop(call: DockerCall, stored: StoredContainer): number | undefined {
  if (stored.keyboard) return KILLED
  return containerOf(call.session, stored, call.world, call.process.tree)?.serves === 'nginx' ? 0 : undefined
}
