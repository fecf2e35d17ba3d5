/** `docker rm`: removes containers; a running one only by force. */
import { done, type Reply, say } from '../../command.ts'
import { dropContainer, findContainer } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError, forEach } from '../../docker-command.ts'
import { flagSpecs, isSet } from '../../flags.ts'

export const rm: DockerCommand = {
  names: ['rm', 'container rm', 'container remove'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Remove one or more containers',
  flags: flagSpecs('f,force', 'l,link', 'v,volumes'),
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  run: (call) => forEach(call, removeContainer),
}

function removeContainer(call: DockerCall, name: string): Reply {
  const stored = findContainer(call.session.containers, name)
  const force = isSet(call.flags, 'force')
  if (stored === undefined) return { ...daemonError(`No such container: ${name}`), code: force ? 0 : 1 }
  if (stored.state === 'running' && !force) {
    return daemonError(
      `cannot remove container "${stored.name}": container is running: stop the container before removing or force remove`,
    )
  }
  return done(say(name), { session: dropContainer(call.session, stored.id) })
}
