/** The build a command line asks for: folder, Dockerfile, target, arguments. */
import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { BuildRequest } from '@/core/build/result.ts'
import { file, put, readText } from '@/core/files/tree.ts'
import { readFolder } from '../node/read-folder.ts'
import { loadWorld } from './course-of-project.ts'
import { existingFolder, readPairs } from './options.ts'
import { type Io, UsageError } from './verb.ts'

export const BUILD_OPTIONS = {
  file: { type: 'string', short: 'f' },
  target: { type: 'string' },
  'build-arg': { type: 'string', multiple: true },
} as const

export interface BuildValues {
  readonly file?: string | undefined
  readonly target?: string | undefined
  readonly 'build-arg'?: string[] | undefined
}

/** `-f` is looked for from the working folder, as docker does, then from DIR. */
export async function buildRequest(io: Io, positionals: readonly string[], values: BuildValues): Promise<BuildRequest> {
  if (positionals.length > 1) throw new UsageError(`expected at most one folder, got ${positionals.length}`)
  const folder = existingFolder(io.cwd, positionals[0] ?? '.')
  const path = dockerfileOf(io, folder, values.file)
  const context = readFolder(folder)
  const inside = relative(folder, path).split(sep).join('/')
  const outside = inside.startsWith('../') || isAbsolute(inside)
  const text = outside ? readFileSync(path, 'utf8') : (readText(context, inside) ?? '')
  const { catalogue, apps } = loadWorld()
  const ignore = outside && existsSync(`${path}.dockerignore`) ? readFileSync(`${path}.dockerignore`) : undefined
  const shown = outside ? path.slice(path.lastIndexOf(sep) + 1) : inside
  return {
    dockerfile: text,
    dockerfilePath: shown,
    context: ignore === undefined ? context : put(context, `${shown}.dockerignore`, file(new Uint8Array(ignore))),
    target: values.target,
    buildArgs: readPairs('--build-arg', values['build-arg']),
    catalogue,
    apps,
  }
}

/** Where a file named in a result of that build lies, relative to the working folder: what a CI job calls it. */
export function pathFromCwd(io: Io, positionals: readonly string[], values: BuildValues, request: BuildRequest) {
  const folder = existingFolder(io.cwd, positionals[0] ?? '.')
  const dockerfile = dockerfileOf(io, folder, values.file)
  return (file: string): string => {
    const ofDockerfile = file.startsWith(request.dockerfilePath) ? file.slice(request.dockerfilePath.length) : undefined
    const path =
      ofDockerfile === '' || ofDockerfile === '.dockerignore' ? `${dockerfile}${ofDockerfile}` : resolve(folder, file)
    return relative(io.cwd, path).split(sep).join('/')
  }
}

function dockerfileOf(io: Io, folder: string, given: string | undefined): string {
  if (given === undefined) {
    const path = resolve(folder, 'Dockerfile')
    if (!existsSync(path)) throw new UsageError('failed to read dockerfile: open Dockerfile: no such file or directory')
    return path
  }
  const candidates = [resolve(io.cwd, given), resolve(folder, given)]
  const found = candidates.find((path) => existsSync(path))
  if (found === undefined) throw new UsageError(`failed to read dockerfile: open ${given}: no such file or directory`)
  return found
}
