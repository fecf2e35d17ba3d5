/** Every docker command there is here. A new one is a file beside this one and a line in this list. */
import type { DockerCommand } from '../../docker-command.ts'
import { build } from './build.ts'
import { images } from './images.ts'
import { ps } from './ps.ts'
import { run } from './run.ts'

export const DOCKER_COMMANDS: readonly DockerCommand[] = [run, build, images, ps]
