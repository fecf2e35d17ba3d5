/** The user's own Docker behind this server: off unless the operator turned it on. */
import { env } from 'node:process'
import { markForwarded } from '@/platform/local-docker/arrivals.ts'
import { type DockerService, dockerService } from '@/platform/local-docker/docker-service.ts'
import { placeProblem } from '@/platform/local-docker/gate.ts'
import { localBuilder } from '@/platform/local-docker/local-builder.ts'
import { bindProblem, dockerSetting, isLoopback } from '@/platform/local-docker/setting.ts'
import { newToken } from '@/platform/local-docker/token-guard.ts'

/** Instrumentation and routes are bundled apart, and share only the process: its environment, and this. */
const TOKEN = 'STAGECRAFT_DOCKER_TOKEN'
const shared = globalThis as { [SERVICE]?: DockerService }
const SERVICE = Symbol.for('stagecraft.docker-service')

/** When the server starts. Where others could reach it, it does not. */
export function startLocalDocker(): void {
  const problem = bindProblem(env, boundHost())
  if (problem !== undefined) {
    process.stderr.write(`Stagecraft does not start: ${problem}\n`)
    process.exit(1)
  }
  if (dockerSetting(env) === undefined) return
  env[TOKEN] = newToken()
  markForwarded('/api/docker/')
  process.stdout.write(`Own Docker: on. Token to paste into the page: ${env[TOKEN]}\n`)
}

/** What the server was told to listen on: the standalone server by HOSTNAME, and without it on all addresses. */
function boundHost(): string {
  const told = env.NODE_ENV === 'development' ? env.STAGECRAFT_DEV_HOST : env.HOSTNAME
  return told ?? '0.0.0.0'
}

/** Undefined while it is off: then there is nothing at this address. */
export function localDocker(): DockerService | undefined {
  const setting = dockerSetting(env)
  const token = env[TOKEN]
  if (setting === undefined || token === undefined) return undefined
  shared[SERVICE] ??= made({ ...setting, token })
  return shared[SERVICE]
}

function made({ token, ...setting }: { token: string; builder: string | undefined; command: string }): DockerService {
  const builder = localBuilder({ ...setting, env })
  process.once('exit', builder.cleanAtOnce)
  return dockerService({ builder, token })
}

/** Whether the page may offer it: to this machine's own browser only. */
export function offersLocalDocker(headers: Headers): boolean {
  return (
    localDocker() !== undefined && isLoopback((headers.get('host') ?? '').replace(/:\d+$/, '')) && !refused(headers)
  )
}

/** A page asks for its own site's files without an Origin. */
function refused(headers: Headers): boolean {
  const own = new Headers(headers)
  own.set('origin', `http://${headers.get('host')}`)
  return placeProblem(own) !== undefined
}
