/** `docker port` and `docker rename`. */
import { done, failed, type Reply, say } from '../../command.ts'
import { changeContainer, findContainer } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'

export const port: DockerCommand = {
  names: ['port', 'container port'],
  usage: 'CONTAINER [PRIVATE_PORT[/PROTO]]',
  summary: 'List port mappings or a specific mapping for the container',
  flags: [],
  arity: { min: 1, max: 2 },
  run: showPorts,
}

export const rename: DockerCommand = {
  names: ['rename', 'container rename'],
  usage: 'CONTAINER NEW_NAME',
  summary: 'Rename a container',
  flags: [],
  arity: { min: 2, max: 2 },
  run: renameContainer,
}

function showPorts(call: DockerCall): Reply {
  const [name, wanted] = call.operands as [string, string | undefined]
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  const inside = wanted === undefined ? undefined : wanted.includes('/') ? wanted : `${wanted}/tcp`
  const found = stored.published.filter(
    (each) => inside === undefined || `${each.containerPort}/${each.protocol}` === inside,
  )
  if (inside !== undefined && found.length === 0) return failed(1, `no public port '${inside}' published for ${name}`)
  const lines = found.flatMap((each) => {
    const hosts = each.hostIp === '0.0.0.0' ? ['0.0.0.0', '[::]'] : [each.hostIp]
    return hosts.map(
      (host) => `${inside === undefined ? `${each.containerPort}/${each.protocol} -> ` : ''}${host}:${each.hostPort}`,
    )
  })
  return done(say(...lines))
}

function renameContainer(call: DockerCall): Reply {
  const [name, wanted] = call.operands as [string, string]
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined)
    return failed(
      1,
      `Error response from daemon: No such container: ${name}`,
      `Error: failed to rename container named ${name}`,
    )
  const holder = call.session.containers.find((each) => each.name === wanted)
  if (holder !== undefined) {
    return daemonError(
      `Error when allocating new name: Conflict. The container name "/${wanted}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`,
    )
  }
  return done([], { session: changeContainer(call.session, stored.id, { name: wanted }) })
}
