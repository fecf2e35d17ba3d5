/** Images and containers as `docker inspect` shows them: the fields people read, in the engine's own spelling. */
import type { ImageConfig } from '@/core/images/image.ts'
import { imageOfContainer } from './container-store.ts'
import { healthStatus } from './health-status.ts'
import type { StoredContainer, StoredImage, TerminalSession, TerminalWorld } from './terminal.ts'

export function inspectImage(stored: StoredImage) {
  const { image } = stored
  const layers = image.layers.filter((layer) => !layer.emptyLayer).map((layer) => layer.digest)
  return {
    Id: image.id,
    RepoTags: stored.references.filter((name) => !name.includes('@')),
    RepoDigests:
      image.base?.digest !== undefined && stored.build === undefined
        ? [`${image.base.repository}@${image.base.digest}`]
        : [],
    Created: iso(stored.created),
    Config: configOf(image.config),
    Architecture: 'amd64',
    Os: 'linux',
    ...(image.size.value === undefined ? {} : { Size: image.size.value }),
    RootFS: { Type: 'layers', Layers: layers },
  }
}

export function inspectContainer(session: TerminalSession, world: TerminalWorld, stored: StoredContainer) {
  const health = healthStatus(session, world, stored)
  const image = imageOfContainer(session, stored)?.image
  const bindings = portBindings(stored)
  return {
    Id: stored.id,
    Created: iso(stored.created),
    Path: stored.argv[0] ?? '',
    Args: stored.argv.slice(1),
    State: { ...stateOf(stored), ...(health === undefined ? {} : { Health: { Status: health } }) },
    Image: stored.imageId,
    Name: `/${stored.name}`,
    HostConfig: {
      NetworkMode: stored.network,
      PortBindings: bindings,
      AutoRemove: stored.options?.autoRemove ?? false,
      ReadonlyRootfs: stored.options?.readOnly ?? false,
    },
    Mounts: (stored.options?.mounts ?? []).map((mount) => ({
      Type: mount.kind,
      Source: mount.source,
      Destination: mount.target,
    })),
    Config: {
      ...(image === undefined ? {} : configOf(image.config)),
      ...overrides(stored, image?.config),
      Image: stored.imageReference,
    },
    NetworkSettings: { Ports: stored.state === 'running' ? bindings : {} },
  }
}

/** By container port: `{ '80/tcp': [{ HostIp, HostPort }] }`. */
function portBindings(stored: StoredContainer) {
  const found: Record<string, { readonly HostIp: string; readonly HostPort: string }[]> = {}
  for (const port of stored.published) {
    const inside = `${port.containerPort}/${port.protocol}`
    found[inside] = [...(found[inside] ?? []), { HostIp: port.hostIp, HostPort: String(port.hostPort) }]
  }
  return found
}

function stateOf(stored: StoredContainer) {
  return {
    Status: stored.state,
    Running: stored.state === 'running',
    ExitCode: stored.exitCode ?? 0,
    ...(stored.started === undefined ? {} : { StartedAt: iso(stored.started) }),
    ...(stored.finished === undefined ? {} : { FinishedAt: iso(stored.finished) }),
  }
}

function overrides(stored: StoredContainer, config: ImageConfig | undefined) {
  const { options } = stored
  if (options === undefined) return {}
  const names = new Set(Object.keys(options.env))
  const kept = (config?.env ?? []).filter((entry) => !names.has(entry.split('=')[0]!))
  return {
    Env: [...Object.entries(options.env).map(([name, value]) => `${name}=${value}`), ...kept],
    ...(options.command === undefined ? {} : { Cmd: options.command }),
    ...(options.entrypoint === undefined ? {} : { Entrypoint: options.entrypoint }),
    ...(options.user === undefined ? {} : { User: options.user }),
    ...(options.workdir === undefined ? {} : { WorkingDir: options.workdir }),
  }
}

function configOf(config: ImageConfig) {
  const { healthcheck } = config
  return {
    User: config.user,
    ...(config.exposedPorts.length === 0
      ? {}
      : { ExposedPorts: Object.fromEntries(config.exposedPorts.map((port) => [port, {}])) }),
    Env: config.env,
    Cmd: config.cmd ?? null,
    ...(healthcheck === undefined ? {} : { Healthcheck: healthFields(healthcheck) }),
    ...(config.volumes.length === 0 ? {} : { Volumes: Object.fromEntries(config.volumes.map((path) => [path, {}])) }),
    WorkingDir: config.workingDir,
    Entrypoint: config.entrypoint ?? null,
    Labels: config.labels,
    ...(config.shell === undefined ? {} : { Shell: config.shell }),
    ...(config.stopSignal === '' ? {} : { StopSignal: config.stopSignal }),
    ...(config.onbuild.length === 0 ? {} : { OnBuild: config.onbuild }),
  }
}

function healthFields(check: NonNullable<ImageConfig['healthcheck']>) {
  const { test, interval, timeout, startPeriod, startInterval, retries } = check
  const fields = {
    Test: test,
    Interval: interval,
    Timeout: timeout,
    StartPeriod: startPeriod,
    StartInterval: startInterval,
    Retries: retries,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
