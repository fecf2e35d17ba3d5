/** `docker start` and `docker restart`: a stopped container runs again, with what it was created with. */
import { complain, done, note, type Reply, say } from '../../command.ts'
import { changeContainer, findContainer } from '../../container-store.ts'
import { startContainer } from '../../create-container.ts'
import { type DockerCall, type DockerCommand, daemonError, forEach } from '../../docker-command.ts'
import { flagSpecs, isSet } from '../../flags.ts'

export const start: DockerCommand = {
  names: ['start', 'container start'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Start one or more stopped containers',
  flags: flagSpecs('a,attach', 'i,interactive', 'detach-keys='),
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  run: startAll,
}

export const restart: DockerCommand = {
  names: ['restart', 'container restart'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Restart one or more containers',
  flags: flagSpecs('s,signal=', 't,timeout=#', 'time=#'),
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  run: (call) => forEach(call, restartContainer),
}

/** Those that did not start are named once more at the end. */
function startAll(call: DockerCall): Reply {
  const failures: string[] = []
  const reply = forEach(call, (each, name) => {
    const one = startAgain(each, name)
    if (one.code !== 0) failures.push(name)
    return one
  })
  if (failures.length === 0) return reply
  return { ...reply, output: [...reply.output, ...complain(`failed to start containers: ${failures.join(', ')}`)] }
}

function startAgain(call: DockerCall, name: string): Reply {
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  if (stored.state === 'running') return done(say(name))
  const started = startContainer(call.session, call.world, stored, call.process.tree)
  if (started.kind === 'refused') {
    return { ...daemonError(started.message), session: started.session }
  }
  const { unknown } = started.stored
  const shown = isSet(call.flags, 'attach') ? started.stored.log : [name]
  const doubts = unknown === undefined ? [] : note(`cannot tell what this container does: ${unknown}`)
  return done([...say(...shown), ...doubts], { session: started.session })
}

function restartContainer(call: DockerCall, name: string): Reply {
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  const stopped = changeContainer(call.session, stored.id, { state: 'exited', exitCode: 0, finished: call.world.now })
  return startAgain({ ...call, session: stopped }, name)
}
