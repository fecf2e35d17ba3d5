/** Making and starting a container: what `docker run`, `docker create` and `docker start` share. */

import type { Container } from '@/core/container/start.ts'
import { sha256Hex } from '@/core/files/digest.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { containerName } from './container-name.ts'
import { changeContainer } from './container-store.ts'
import { type FirstMoments, firstMoments } from './first-moments.ts'
import { isShell } from './inside.ts'
import type { PortBinding } from './ports.ts'
import { publish, takenPort } from './published.ts'
import type { RunRequest } from './run-options.ts'
import { containerOf } from './running.ts'
import type { StoredContainer, StoredImage, TerminalSession, TerminalWorld } from './terminal.ts'

export type Created =
  | { readonly session: TerminalSession; readonly stored: StoredContainer }
  | { readonly message: string }

export function createContainer(
  session: TerminalSession,
  world: TerminalWorld,
  image: StoredImage,
  imageReference: string,
  request: RunRequest,
): Created {
  const count = session.events.length + session.history.length
  const id = sha256Hex(`${image.image.id} ${world.now} ${count} ${session.containers.map((each) => each.id).join(' ')}`)
  const name = (
    request.name ??
    containerName(
      Number.parseInt(id.slice(0, 6), 16),
      session.containers.map((each) => each.name),
    )
  ).replace(/^\//, '')
  const holder = session.containers.find((each) => each.name === name)
  if (holder !== undefined) return { message: nameConflict(name, holder.id) }
  const argv = [...(request.options.entrypoint ?? image.image.config.entrypoint ?? []), ...commandOf(image, request)]
  if (argv.length === 0) return { message: 'no command specified' }
  const stored: StoredContainer = {
    id,
    name,
    imageId: image.image.id,
    imageReference,
    state: 'created',
    exitCode: undefined,
    argv,
    published: request.network !== 'bridge' ? [] : publish(bindingsOf(image, request), session.containers),
    network: request.network,
    created: world.now,
    log: [],
    options: request.options,
  }
  return { session: { ...session, containers: [...session.containers, stored] }, stored }
}

export type Started =
  | {
      readonly kind: 'started'
      readonly session: TerminalSession
      readonly stored: StoredContainer
    }
  /** After `Error response from daemon: `; the container stays, created. */
  | { readonly kind: 'refused'; readonly session: TerminalSession; readonly code: number; readonly message: string }

export function startContainer(
  session: TerminalSession,
  world: TerminalWorld,
  stored: StoredContainer,
  machine: FileTree,
  keyboard = false,
): Started {
  const taken = takenPort(
    stored.published,
    session.containers.filter((each) => each.id !== stored.id),
  )
  if (taken !== undefined)
    return { kind: 'refused', session, code: 125, message: portTaken(stored, taken.hostIp, taken.hostPort) }
  const fresh: StoredContainer = stored.tree === undefined ? stored : { ...stored, startTree: stored.tree }
  const container = containerOf(session, fresh, world, machine)
  if (container === undefined) {
    return { kind: 'refused', session, code: 125, message: `No such image: ${stored.imageReference}` }
  }
  const moments = firstMoments(container)
  if (moments.kind === 'refused') {
    const refused = changeContainer(session, stored.id, { exitCode: moments.code, argv: container.argv })
    const code = moments.message.startsWith(NO_USER) ? 125 : moments.code
    return { kind: 'refused', session: refused, code, message: cannotStart(moments.message) }
  }
  const waits = keyboard && moments.kind === 'exited' && isShell(container.argv.at(-1))
  const running = waits ? ({ kind: 'running', log: moments.log } as const) : moments
  const change = {
    ...changeOf(running, container.argv, world),
    ...(fresh.startTree === undefined ? {} : { startTree: fresh.startTree }),
    ...(waits ? { keyboard: true as const } : {}),
  }
  const event = { kind: 'run', containerId: stored.id, imageId: stored.imageId } as const
  const after = changeContainer(session, stored.id, change)
  return {
    kind: 'started',
    session: { ...after, events: [...after.events, event, ...waitsOf(container)] },
    stored: { ...stored, ...change },
  }
}

function waitsOf({ wanted }: Container): readonly TerminalSession['events'][number][] {
  return wanted === undefined ? [] : [{ kind: 'waits', bundles: wanted }]
}

function changeOf(
  moments: Exclude<FirstMoments, { readonly kind: 'refused' }>,
  argv: readonly string[],
  world: TerminalWorld,
): Partial<StoredContainer> & Pick<StoredContainer, 'log'> {
  return {
    state: moments.kind === 'unknown' ? 'created' : moments.kind,
    exitCode: moments.kind === 'exited' ? moments.code : undefined,
    argv,
    started: world.now,
    finished: moments.kind === 'exited' ? world.now : undefined,
    unknown: moments.kind === 'unknown' ? moments.why : undefined,
    log: moments.log,
  }
}

/** A new entrypoint drops the image's CMD; a given command replaces it. */
function commandOf(image: StoredImage, request: RunRequest): readonly string[] {
  if (request.options.command !== undefined) return request.options.command
  return request.options.entrypoint === undefined ? (image.image.config.cmd ?? []) : []
}

function bindingsOf(image: StoredImage, request: RunRequest): readonly PortBinding[] {
  if (!request.publishAll) return request.ports
  const exposed = [...image.image.config.exposedPorts, ...request.exposed]
  const bound = new Set(request.ports.map((port) => `${port.containerPort}/${port.protocol}`))
  const more = exposed
    .filter((port) => !bound.has(port))
    .map((port): PortBinding => {
      const [number, protocol] = port.split('/')
      return {
        hostIp: '',
        hostPort: undefined,
        containerPort: Number.parseInt(number ?? '0', 10),
        protocol: protocol ?? 'tcp',
      }
    })
  return [...request.ports, ...more]
}

/** Found out by the engine itself, before runc is asked. */
const NO_USER = 'unable to find user'

function nameConflict(name: string, id: string): string {
  return `Conflict. The container name "/${name}" is already in use by container "${id}". You have to remove (or rename) that container to be able to reuse that name.`
}

function portTaken(stored: StoredContainer, ip: string, port: number): string {
  const where = `driver failed programming external connectivity on endpoint ${stored.name} (${stored.id})`
  return `failed to set up container networking: ${where}: Bind for ${ip}:${port} failed: port is already allocated`
}

/** As runc reports through containerd: the core of it is the container's own message. */
function cannotStart(message: string): string {
  if (message.startsWith(NO_USER)) return message
  const chain =
    'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed'
  return message.startsWith('failed to create')
    ? message
    : `${chain}: unable to start container process: error during container init: ${message}`
}
