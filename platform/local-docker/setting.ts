/** What the operator decided: nothing is on by itself, and never on an address that others can reach. */

export interface DockerSetting {
  /** `STAGECRAFT_BUILDER`: a builder of `docker buildx ls`, local, remote or Kubernetes; undefined for the default one. */
  readonly builder: string | undefined
  /** Program to call; for systems where it is called otherwise. */
  readonly command: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Undefined unless `STAGECRAFT_DOCKER=1`. Throws on a builder's name that Docker would not take. */
export function dockerSetting(env: Environment): DockerSetting | undefined {
  if (env.STAGECRAFT_DOCKER !== '1') return undefined
  const builder = env.STAGECRAFT_BUILDER || undefined
  if (builder !== undefined && !/^[A-Za-z0-9][\w.-]*$/.test(builder))
    throw new Error(`STAGECRAFT_BUILDER: ${builder} is no name of a builder`)
  return { builder, command: env.STAGECRAFT_DOCKER_COMMAND || 'docker' }
}

/** `localhost`, 127.0.0.0/8, ::1; with or without brackets. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  if (bare === 'localhost' || bare === '::1') return true
  const parts = bare.split('.')
  return parts.length === 4 && parts[0] === '127' && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
}

/** Why a server that listens on `host` must not start; undefined when it may. */
export function bindProblem(env: Environment, host: string): string | undefined {
  if (env.STAGECRAFT_DOCKER !== '1' || isLoopback(host)) return undefined
  return `STAGECRAFT_DOCKER=1 lets whoever reaches this server build on this machine, so it listens on the loopback address only, not on ${host}.`
}
