/** From a stored container to the running one: what listens, what it answers, which host port leads to it. */
import { type Container, start } from '@/core/container/start.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import type { HttpAnswer, HttpRequest } from '@/core/nginx/http.ts'
import { imageWithFiles } from './container-files.ts'
import { imageOfContainer, mayRun } from './container-store.ts'
import { mounted } from './mounts.ts'
import type { ContainerOptions, StoredContainer, TerminalSession, TerminalWorld } from './terminal.ts'

/** Starts an image as `docker run` was told to. The same input gives the same container. */
export function startWith(image: Image, options: ContainerOptions, world: TerminalWorld, machine: FileTree): Container {
  const { command, entrypoint, user, workdir } = options
  return start(mounted(image, options.mounts, machine), {
    ...(command === undefined ? {} : { command: [...command] }),
    ...(entrypoint === undefined ? {} : { entrypoint: [...entrypoint] }),
    ...(user === undefined ? {} : { user }),
    ...(workdir === undefined ? {} : { workdir }),
    env: { ...options.env },
    readOnly: options.readOnly,
    writable: options.mounts.map((mount) => mount.target),
    apps: world.apps,
    bundles: world.bundles,
  })
}

/** The container behind a stored one; undefined when its image is gone. */
export function containerOf(
  session: TerminalSession,
  stored: StoredContainer,
  world: TerminalWorld,
  machine: FileTree = session.files,
): Container | undefined {
  const image = imageOfContainer(session, stored)?.image
  if (image === undefined) return undefined
  return startWith(imageWithFiles(image, stored), stored.options ?? NO_OPTIONS, world, machine)
}

export const NO_OPTIONS: ContainerOptions = { env: {}, readOnly: false, mounts: [], autoRemove: false }

export interface Reached {
  readonly stored: StoredContainer
  readonly container: Container
  readonly containerPort: number
}

/** Who answers on a port of the learner's machine. */
export function reach(
  session: TerminalSession,
  world: TerminalWorld,
  hostPort: number,
  machine: FileTree = session.files,
): Reached | undefined {
  for (const stored of session.containers) {
    if (!mayRun(stored)) continue
    const published = stored.published.find((port) => port.hostPort === hostPort && port.protocol === 'tcp')
    if (published === undefined && stored.network !== 'host') continue
    const container = containerOf(session, stored, world, machine)
    if (container === undefined) continue
    const containerPort = published?.containerPort ?? hostPort
    if (published !== undefined || container.listens.some((each) => each.port === hostPort)) {
      return { stored, container, containerPort }
    }
  }
  return undefined
}

/** Asks the machine, as a browser on it does: `port` of the request is the host's. Undefined: connection refused. */
export function askHost(
  session: TerminalSession,
  world: TerminalWorld,
  request: HttpRequest,
  machine: FileTree = session.files,
): HttpAnswer | undefined {
  const reached = reach(session, world, request.port, machine)
  return reached?.container.respond({ ...request, port: reached.containerPort })
}
