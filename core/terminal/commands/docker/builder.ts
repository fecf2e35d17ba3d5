/** `docker buildx ls`, `docker buildx inspect`: the one builder there is. */
import { columns } from '../../columns.ts'
import { done, failed, type Reply, say } from '../../command.ts'
import type { DockerCall, DockerCommand } from '../../docker-command.ts'
import { flagSpecs } from '../../flags.ts'

export const buildxLs: DockerCommand = {
  names: ['buildx ls', 'builder ls'],
  usage: '[OPTIONS]',
  summary: 'List builder instances',
  flags: flagSpecs('format=', 'no-trunc'),
  arity: { min: 0, max: 0 },
  run: () =>
    done(
      say(
        ...columns([
          ['NAME/NODE', 'DRIVER/ENDPOINT', 'STATUS', 'BUILDKIT', 'PLATFORMS'],
          ['default*', 'docker', '', '', ''],
          [' \\_ default', ' \\_ default', 'running', 'simulated', 'linux/amd64'],
        ]),
      ),
    ),
}

export const buildxInspect: DockerCommand = {
  names: ['buildx inspect'],
  usage: '[NAME]',
  summary: 'Inspect current builder instance',
  flags: flagSpecs('bootstrap'),
  arity: { min: 0, max: 1 },
  run: inspectBuilder,
}

function inspectBuilder(call: DockerCall): Reply {
  const [name = 'default'] = call.operands
  if (name !== 'default') return failed(1, `ERROR: no builder "${name}" found`)
  const node = ['Nodes:', 'Name:      default', 'Endpoint:  default', 'Status:    running', 'Platforms: linux/amd64']
  return done(say('Name:   default', 'Driver: docker', '', ...node))
}
