/** The builder port over the docker program of this machine. */
import { randomUUID } from 'node:crypto'
import { BUILDER_LIMITS, type BuilderLimits } from '@/core/build/builder/limits.ts'
import type { BuilderPort } from '@/core/build/builder/port.ts'
import { buildImage } from './build.ts'
import { removeAll, removeAllAtOnce, removeLeftovers } from './clean.ts'
import type { Docker } from './docker.ts'
import { dockerEnvironment } from './docker-environment.ts'
import { type Emit, startJob } from './job.ts'
import { SETTLING, type Settling } from './memory.ts'
import { runContainer } from './run-container.ts'
import type { DockerSetting } from './setting.ts'

export interface LocalBuilderOptions extends DockerSetting {
  readonly env: NodeJS.ProcessEnv
  readonly limits?: BuilderLimits
  readonly settling?: Settling
}

export interface LocalBuilder extends BuilderPort {
  /** For the end of the process: removes all at once. */
  cleanAtOnce(): void
}

export function localBuilder(options: LocalBuilderOptions): LocalBuilder {
  const { limits = BUILDER_LIMITS, settling = SETTLING } = options
  const docker: Docker = {
    command: options.command,
    builder: options.builder,
    env: dockerEnvironment(options.env),
    server: `${process.pid}-${randomUUID().slice(0, 8)}`,
  }
  const made = new Set<string>()
  let used = false
  let swept: Promise<void> | undefined
  /** Once, and no reason to keep anybody from building. */
  const sweep = () => {
    used = true
    swept ??= removeLeftovers(docker).catch(() => undefined)
    return swept
  }
  const remembering =
    (emit: Emit): Emit =>
    (event) => {
      if (event.kind === 'image') made.add(event.image.id)
      emit(event)
    }
  return {
    build: (request) =>
      startJob(async (emit, signal) => {
        await sweep()
        return buildImage(docker, limits, request, remembering(emit), signal)
      }),
    run: (request) =>
      startJob(async (emit, signal) => {
        if (!made.has(request.image)) throw new Error('That image was not built here: build it first.')
        return runContainer(docker, limits, settling, request, emit, signal)
      }),
    clean: async () => {
      made.clear()
      return removeAll(docker)
    },
    cleanAtOnce: () => {
      if (used) removeAllAtOnce(docker)
    },
  }
}
