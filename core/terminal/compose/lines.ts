/** A service as the docker command lines that do the same: compose is those lines, written down. */
import { pairsOf, type Service, wordsOf } from './project.ts'

export function imageName(project: string, service: string, { image }: Service): string {
  return image ?? `${project}-${service}`
}

export function containerName(project: string, service: string, { container_name: name }: Service): string {
  return name ?? `${project}-${service}-1`
}

/** Arguments of `docker build`; undefined where nothing is built. */
export function buildArguments(project: string, name: string, service: Service): readonly string[] | undefined {
  const { build } = service
  if (build === undefined) return undefined
  const { context, dockerfile, target, args } = typeof build === 'string' ? { context: build } : build
  const file = dockerfile === undefined ? [] : ['-f', context === '.' ? dockerfile : `${context}/${dockerfile}`]
  return [
    '-t',
    imageName(project, name, service),
    ...file,
    ...(target === undefined ? [] : ['--target', target]),
    ...pairsOf(args).flatMap((pair) => ['--build-arg', pair]),
    context,
  ]
}

/** Arguments of `docker run -d`. */
export function runArguments(project: string, name: string, service: Service): readonly string[] {
  const flag = (option: string, values: readonly string[]) => values.flatMap((value) => [option, value])
  const entrypoint = wordsOf(service.entrypoint)
  const [program, ...rest] = entrypoint
  return [
    '-d',
    '--name',
    containerName(project, name, service),
    ...flag('-p', (service.ports ?? []).map(portOf)),
    ...flag('-e', pairsOf(service.environment)),
    ...flag('--env-file', typeof service.env_file === 'string' ? [service.env_file] : (service.env_file ?? [])),
    ...flag('-v', service.volumes ?? []),
    ...flag('--tmpfs', typeof service.tmpfs === 'string' ? [service.tmpfs] : (service.tmpfs ?? [])),
    ...flag('--restart', service.restart === undefined ? [] : [service.restart]),
    ...(service.user === undefined ? [] : ['-u', String(service.user)]),
    ...(service.working_dir === undefined ? [] : ['-w', service.working_dir]),
    ...(service.read_only ? ['--read-only'] : []),
    ...(program === undefined ? [] : ['--entrypoint', program]),
    imageName(project, name, service),
    ...rest,
    ...wordsOf(service.command),
  ]
}

function portOf(port: NonNullable<Service['ports']>[number]): string {
  if (typeof port !== 'object') return String(port)
  return port.published === undefined ? String(port.target) : `${port.published}:${port.target}`
}
