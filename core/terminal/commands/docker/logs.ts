/** `docker logs`: what the container's process printed. */
import { done, note, type Reply, say } from '../../command.ts'
import { findContainer } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'
import { flagSpecs, lastOf } from '../../flags.ts'

export const logs: DockerCommand = {
  names: ['logs', 'container logs'],
  usage: '[OPTIONS] CONTAINER',
  summary: 'Fetch the logs of a container',
  flags: flagSpecs('details', 'f,follow', 'since=', 'n,tail=', 't,timestamps', 'until='),
  arity: { min: 1, max: 1 },
  run: showLog,
}

function showLog(call: DockerCall): Reply {
  const name = call.operands[0]!
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  const tail = Number(lastOf(call.flags, 'tail') ?? Number.NaN)
  const lines = Number.isNaN(tail) || tail < 0 ? stored.log : tail === 0 ? [] : stored.log.slice(-tail)
  const doubts = stored.unknown === undefined ? [] : note(`cannot tell what this container printed: ${stored.unknown}`)
  return done([...say(...lines), ...doubts])
}
