/** `docker create`: a container that does not run yet. */
import { type Reply, say } from '../../command.ts'
import { createContainer } from '../../create-container.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'
import { RUN_FLAGS } from '../../run-flags.ts'
import { prepare } from './run.ts'

export const create: DockerCommand = {
  names: ['create', 'container create'],
  usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  summary: 'Create a new container',
  flags: RUN_FLAGS,
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  stopsAtArgument: true,
  run: createOnly,
}

function createOnly(call: DockerCall): Reply {
  const prepared = prepare(call)
  if ('code' in prepared) return prepared
  const { session, image, request, output } = prepared
  const created = createContainer(session, call.world, image, call.operands[0]!, request)
  if ('message' in created) return { ...daemonError(created.message), session }
  return { output: [...output, ...say(created.stored.id)], code: 0, session: created.session }
}
