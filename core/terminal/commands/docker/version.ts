/** `docker version`, `docker info`, `docker buildx version`: honest about being a simulation. */
import { done, note, say } from '../../command.ts'
import type { DockerCommand } from '../../docker-command.ts'
import { flagSpecs } from '../../flags.ts'
import { DOCKER_VERSION } from './release.ts'

const SIMULATED = 'this Docker is simulated in your browser: it follows the real one, and says so where it cannot'

export const version: DockerCommand = {
  names: ['version', 'buildx version'],
  usage: '[OPTIONS]',
  summary: 'Show the Docker version information',
  flags: flagSpecs('f,format='),
  arity: { min: 0, max: 0 },
  run: () =>
    done([
      ...say('Client:', ` Version:           ${DOCKER_VERSION}`, ' OS/Arch:           linux/amd64'),
      ...note(SIMULATED),
    ]),
}

export const info: DockerCommand = {
  names: ['info', 'system info'],
  usage: '[OPTIONS]',
  summary: 'Display system-wide information',
  flags: flagSpecs('f,format='),
  arity: { min: 0, max: 0 },
  run: ({ session }) => {
    const count = (state: string) => session.containers.filter((each) => each.state === state).length
    const containers = [
      ` Containers: ${session.containers.length}`,
      `  Running: ${count('running')}`,
      `  Stopped: ${count('exited') + count('created')}`,
    ]
    const server = [
      'Server:',
      ...containers,
      ` Images: ${session.images.length}`,
      ` Server Version: ${DOCKER_VERSION}`,
      ' OSType: linux',
      ' Architecture: x86_64',
    ]
    return done([...say(...server), ...note(SIMULATED)])
  },
}
