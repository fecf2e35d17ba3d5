/** `docker top`: the processes of a container. Their numbers and times belong to a kernel that is not here. */
import { columns } from '../../columns.ts'
import { done, note, type Reply, say } from '../../command.ts'
import { findContainer } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'
import { containerOf } from '../../running.ts'

export const top: DockerCommand = {
  names: ['top', 'container top'],
  usage: 'CONTAINER [ps OPTIONS]',
  summary: 'Display the running processes of a container',
  flags: [],
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  stopsAtArgument: true,
  run: showProcesses,
}

const UNKNOWN = '--'

function showProcesses(call: DockerCall): Reply {
  const name = call.operands[0]!
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  if (stored.state !== 'running') return daemonError(`container ${stored.id} is not running`)
  const container = containerOf(call.session, stored, call.world, call.process.tree)
  const user = container?.user === undefined || container.user === '' ? 'root' : container.user
  const commands =
    container?.serves === 'nginx'
      ? ['nginx: master process nginx -g daemon off;', 'nginx: worker process']
      : [stored.argv.join(' ')]
  const rows = commands.map((command) => [user, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, '?', UNKNOWN, command])
  const table = columns([['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'], ...rows])
  return done([...say(...table), ...note(`${UNKNOWN} means: not known, no process runs here`)])
}
