/** Command lines for docker, as argument lists. Values stand behind `=` or their flag, so none can become a flag. */
import { join } from 'node:path'
import { ownName } from '@/core/build/builder/own-name.ts'
import type { BuilderRequest, RunRequest } from '@/core/build/builder/port.ts'

/** On everything we make; the value names the server that made it. */
export const LABEL = 'com.stagecraft.server'

export interface BuildWay {
  readonly kind: 'buildx' | 'plain'
  readonly builder: string | undefined
  readonly progress: 'rawjson' | 'plain'
}

export function buildArguments(request: BuilderRequest, folder: string, way: BuildWay, server: string): string[] {
  const { target, buildArgs, noCache } = request
  const head =
    way.kind === 'buildx'
      ? ['buildx', 'build', ...(way.builder === undefined ? [] : [`--builder=${way.builder}`]), '--load']
      : ['build']
  return [
    ...head,
    `--progress=${way.progress}`,
    `--file=${join(folder, request.dockerfile)}`,
    `--tag=${ownName(request.tag)}`,
    `--label=${LABEL}=${server}`,
    ...(target === undefined ? [] : [`--target=${target}`]),
    ...buildArgs.map(({ name, value }) => `--build-arg=${name}=${value}`),
    ...(noCache ? ['--no-cache'] : []),
    folder,
  ]
}

export interface RunLimits {
  readonly containerBytes: number
}

/** Published ports of the loopback address and environment; no mounts, privileges or namespaces of the host. */
export function runArguments(request: RunRequest, name: string, server: string, limits: RunLimits): string[] {
  return [
    'run',
    '--detach',
    '--pull=never',
    `--name=${name}`,
    `--label=${LABEL}=${server}`,
    '--security-opt=no-new-privileges',
    '--pids-limit=1024',
    `--memory=${limits.containerBytes}`,
    ...request.ports.map(({ container, host }) => `--publish=127.0.0.1:${host ?? ''}:${container}`),
    ...request.environment.map(({ name: variable, value }) => `--env=${variable}=${value}`),
    request.image,
  ]
}
