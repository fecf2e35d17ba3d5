/** Where real builds come from: the user's own Docker, or a private daemon with stand-in base images. */
import { existsSync } from 'node:fs'
import { install, provisionProblem } from '../provision.ts'
import { startDaemon } from './daemon.ts'
import { run } from './processes.ts'
import { makeStandIns } from './stand-ins.ts'

/** How tests reach a Docker; small enough to hand to worker processes. */
export interface DockerAt {
  readonly command: string
  readonly host: string | undefined
  /** Base images are the stand-ins of `stand-ins.ts`, not Docker Hub's. */
  readonly standIns: boolean
  /** Published ports are in this process's network namespace; undefined: on this machine. */
  readonly namespacePid: number | undefined
}

export type Provided =
  | { readonly kind: 'docker'; readonly at: DockerAt; stop(): Promise<void> }
  | { readonly kind: 'none'; readonly why: string }

/**
 * A private daemon that somebody keeps up while working on the cases is used as it is: `STAGECRAFT_DOCKER_HOST` its
 * address, `STAGECRAFT_DOCKER_PID` the process whose network namespace holds its ports.
 */
function keptDocker(): Provided | undefined {
  const { STAGECRAFT_DOCKER_HOST: host, STAGECRAFT_DOCKER_PID: pid } = process.env
  if (host === undefined) return undefined
  const command = existsSync('/usr/bin/docker') ? '/usr/bin/docker' : 'docker'
  const at = { command, host, standIns: true, namespacePid: pid === undefined ? undefined : Number(pid) }
  return { kind: 'docker', at, stop: async () => undefined }
}

export async function provideDocker(): Promise<Provided> {
  const kept = keptDocker()
  if (kept !== undefined) return kept
  const own = await run('docker', ['version', '--format', '{{.Server.Version}}'])
  if (own.code === 0) {
    return {
      kind: 'docker',
      at: { command: 'docker', host: undefined, standIns: false, namespacePid: undefined },
      stop: async () => undefined,
    }
  }
  const problem = provisionProblem()
  if (problem !== undefined) return { kind: 'none', why: `no Docker answers, and ${problem}` }
  const missing = [
    ...(existsSync('/usr/sbin/dockerd') ? [] : ['docker.io']),
    ...(existsSync('/usr/bin/slirp4netns') ? [] : ['slirp4netns']),
    ...(existsSync('/usr/sbin/ip') || existsSync('/sbin/ip') ? [] : ['iproute2']),
  ]
  await install(missing)
  const daemon = await startDaemon()
  const at: DockerAt = { command: '/usr/bin/docker', host: daemon.host, standIns: true, namespacePid: daemon.pid }
  try {
    await makeStandIns(at)
  } catch (error) {
    await daemon.stop()
    throw error
  }
  return { kind: 'docker', at, stop: () => daemon.stop() }
}
