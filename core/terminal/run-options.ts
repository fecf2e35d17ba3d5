/** What `docker run`'s flags ask for, or Docker's words for what is wrong with them. */
import { resolve } from '@/core/files/path.ts'
import { readText } from '@/core/files/tree.ts'
import type { DockerCall } from './docker-command.ts'
import { allOf, isSet, lastOf } from './flags.ts'
import { parseMount, parseVolume } from './mounts.ts'
import { type PortBinding, parsePort } from './ports.ts'
import type { ContainerOptions, Mount, StoredContainer } from './terminal.ts'

export interface RunRequest {
  readonly options: ContainerOptions
  readonly ports: readonly PortBinding[]
  readonly publishAll: boolean
  readonly exposed: readonly string[]
  readonly network: StoredContainer['network']
  readonly name: string | undefined
  readonly detached: boolean
}

export type RunInput = { readonly request: RunRequest } | { readonly wrong: string; readonly fromDaemon?: true }

/** Those every engine has; others would have to be made first. */
const NETWORKS = ['default', 'bridge', 'host', 'none']

const RESTART = /^(no|always|unless-stopped|on-failure(:\d+)?)$/

export function runInput(call: DockerCall): RunInput {
  const { flags } = call
  const conflict = conflictOf(call)
  if (conflict !== undefined) return conflict
  const ports = parseAll(allOf(flags, 'publish'), (text) => parsePort(text))
  if (typeof ports === 'string') return { wrong: ports }
  const mounts = mountsOf(call)
  if (typeof mounts === 'string') return { wrong: mounts }
  const env = envOf(call)
  if (typeof env === 'string') return { wrong: env }
  const network = lastOf(flags, 'network') ?? lastOf(flags, 'net')
  return {
    request: {
      options: optionsOf(call, env, mounts),
      ports: ports.flatMap((each) => ('bindings' in each ? each.bindings : [])),
      publishAll: isSet(flags, 'publish-all'),
      exposed: allOf(flags, 'expose').map((port) => (port.includes('/') ? port : `${port}/tcp`)),
      network: network === 'host' || network === 'none' ? network : 'bridge',
      name: lastOf(flags, 'name'),
      detached: isSet(flags, 'detach'),
    },
  }
}

function optionsOf(
  call: DockerCall,
  env: Readonly<Record<string, string>>,
  mounts: readonly Mount[],
): ContainerOptions {
  const { flags } = call
  const command = call.operands.slice(1)
  const entrypoint = lastOf(flags, 'entrypoint')
  const user = lastOf(flags, 'user')
  const workdir = lastOf(flags, 'workdir')
  return {
    ...(command.length > 0 ? { command } : {}),
    ...(entrypoint === undefined ? {} : { entrypoint: entrypoint === '' ? [] : [entrypoint] }),
    ...(user === undefined ? {} : { user }),
    ...(workdir === undefined ? {} : { workdir }),
    env,
    readOnly: isSet(flags, 'read-only'),
    mounts,
    autoRemove: isSet(flags, 'rm'),
  }
}

function conflictOf(call: DockerCall): RunInput | undefined {
  const { flags } = call
  const restart = lastOf(flags, 'restart')
  if (restart !== undefined && restart !== 'no' && isSet(flags, 'rm')) {
    return { wrong: 'conflicting options: cannot specify both --restart and --rm' }
  }
  if (restart !== undefined && !RESTART.test(restart)) {
    return {
      wrong: `invalid restart policy: unknown policy '${restart}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
      fromDaemon: true,
    }
  }
  if (isSet(flags, 'detach') && flags.given.has('attach')) {
    return { wrong: 'conflicting options: cannot specify both --attach and --detach' }
  }
  const network = lastOf(flags, 'network') ?? lastOf(flags, 'net') ?? 'default'
  if (!NETWORKS.includes(network)) {
    return { wrong: `failed to set up container networking: network ${network} not found`, fromDaemon: true }
  }
  const workdir = lastOf(flags, 'workdir')
  if (workdir !== undefined && !workdir.startsWith('/')) {
    return { wrong: `the working directory '${workdir}' is invalid, it needs to be an absolute path`, fromDaemon: true }
  }
  const name = lastOf(flags, 'name')
  if (name !== undefined && !/^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
    return { wrong: `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`, fromDaemon: true }
  }
  return undefined
}

function mountsOf(call: DockerCall): readonly Mount[] | string {
  const { cwd } = call.process
  const volumes = parseAll(allOf(call.flags, 'volume'), (text) => parseVolume(text, cwd))
  if (typeof volumes === 'string') return volumes
  const mounts = parseAll(allOf(call.flags, 'mount'), (text) => parseMount(text, cwd))
  if (typeof mounts === 'string') return mounts
  const temporary = allOf(call.flags, 'tmpfs').map(
    (text): Mount => ({ kind: 'tmpfs', source: '', target: text.split(':')[0]! }),
  )
  return [...[...volumes, ...mounts].flatMap((each) => ('mount' in each ? [each.mount] : [])), ...temporary]
}

/** `-e` wins over `--env-file`; a name without `=` takes the learner's own value. */
function envOf(call: DockerCall): Readonly<Record<string, string>> | string {
  const lines: string[] = []
  for (const file of allOf(call.flags, 'env-file')) {
    const text = readText(call.process.tree, resolve(call.process.cwd, file))
    if (text === undefined) return `open ${file}: no such file or directory`
    lines.push(
      ...text
        .split(/\r?\n/)
        .map((line) => line.trimStart())
        .filter((line) => line !== '' && !line.startsWith('#')),
    )
  }
  const env: Record<string, string> = {}
  for (const given of [...lines, ...allOf(call.flags, 'env')]) {
    const equals = given.indexOf('=')
    if (equals === 0) return `invalid argument "${given}" for "-e, --env" flag: invalid environment variable: ${given}`
    const name = equals < 0 ? given : given.slice(0, equals)
    const value = equals < 0 ? call.process.env.get(name) : given.slice(equals + 1)
    if (value !== undefined) env[name] = value
  }
  return env
}

function parseAll<T extends object>(texts: readonly string[], parse: (text: string) => T): readonly T[] | string {
  const found: T[] = []
  for (const text of texts) {
    const parsed = parse(text)
    if ('message' in parsed && typeof parsed.message === 'string') return parsed.message
    found.push(parsed)
  }
  return found
}
