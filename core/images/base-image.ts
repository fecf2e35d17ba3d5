/** A base image from its recorded facts, and a neighbour of it: another tag that is assumed to be alike. */
import type { Evidence, Figure } from '@/core/text/evidence.ts'
import { COMPUTED } from '@/core/text/evidence.ts'
import { baseTree } from './base-tree.ts'
import type { ImageFacts, RecordedImage } from './facts.ts'
import type { BaseImage, ImageConfig, Layer } from './image.ts'
import { nginxPrograms } from './nginx-tree.ts'
import { programPaths, programsByName } from './program-lists.ts'
import type { TagMeaning } from './tag-pattern.ts'
import { hasCorepack, type Traits, traitsOf } from './traits.ts'

export function recordedBase(facts: ImageFacts, recorded: RecordedImage): BaseImage {
  const traits = traitsOf(recorded)
  const evidence: Evidence = { kind: 'recorded', source: recorded.source, date: recorded.date }
  const config = configOf(recorded)
  const size = sizeOnDisk(recorded)
  return {
    ref: recorded.ref,
    repository: traits.repository,
    family: traits.family,
    libc: traits.libc,
    digest: recorded.digest,
    evidence,
    versions: traits.versions,
    ...programsOf(facts, traits),
    image: {
      id: recorded.id ?? `sha256:${'0'.repeat(64)}`,
      config,
      tree: baseTree(facts, recorded, traits),
      layers: layersOf(recorded, size, evidence),
      size,
      compressedSize: figure(recorded.compressed, evidence),
    },
  }
}

/** `tag` fits the patterns of the neighbour's repository: same files and configuration, sizes not recorded. */
export function assumedBase(neighbour: BaseImage, ref: string, meaning: TagMeaning): BaseImage {
  const from = neighbour.evidence
  const { source, date } = from.kind === 'recorded' ? from : { source: undefined, date: undefined }
  const evidence: Evidence = { kind: 'assumed', from: neighbour.ref, source, date }
  const unknown = figure(undefined, evidence)
  const full = meaning.version?.split('.').length === 3 ? meaning.version : undefined
  const layers = neighbour.image.layers.map((layer) => ({
    ...layer,
    size: layer.emptyLayer ? layer.size : unknown,
    compressed: layer.emptyLayer ? layer.compressed : unknown,
  }))
  return {
    ...neighbour,
    ...assumedPrograms(neighbour, meaning),
    ref,
    digest: undefined,
    evidence,
    versions: assumedVersions(neighbour, meaning, full),
    image: {
      ...neighbour.image,
      config: assumedConfig(neighbour, meaning, full),
      layers,
      size: unknown,
      compressedSize: unknown,
    },
  }
}

/** The neighbour's patch version is not this tag's, so only what the tag itself says is kept. */
function assumedVersions(neighbour: BaseImage, meaning: TagMeaning, full: string | undefined): BaseImage['versions'] {
  const main = neighbour.repository.split(/[/-]/).includes('nginx') ? 'nginx' : neighbour.repository
  if (!(main in neighbour.versions) || meaning.version === undefined) return neighbour.versions
  return full === undefined ? {} : { [main]: full }
}

function assumedConfig(neighbour: BaseImage, { channel }: TagMeaning, full: string | undefined): ImageConfig {
  if (channel === 'nonroot') return { ...neighbour.image.config, user: '65532' }
  return full === undefined ? neighbour.image.config : withVersion(neighbour, full)
}

function withVersion(neighbour: BaseImage, version: string): ImageConfig {
  const env = neighbour.image.config.env.map((entry) =>
    /^(?:NODE|NGINX|HTTPD|CADDY)_VERSION=/.test(entry) ? entry.replace(/=v?.*/, `=${version}`) : entry,
  )
  return { ...neighbour.image.config, env }
}

function assumedPrograms(neighbour: BaseImage, meaning: TagMeaning): Pick<BaseImage, 'programs' | 'programsComplete'> {
  const programs = new Map(neighbour.programs)
  const major = Number(meaning.version?.split('.')[0])
  // Node left corepack out with 25; what the images after 24 bring besides is not recorded.
  const newer =
    neighbour.repository === 'node' && (major > 24 || meaning.channel === 'current' || meaning.channel === 'latest')
  if (neighbour.repository === 'node' && meaning.version !== undefined && !hasCorepack(`${meaning.version}.99`)) {
    programs.delete('corepack')
  }
  return { programs, programsComplete: neighbour.programsComplete && !meaning.more && !newer }
}

function programsOf(facts: ImageFacts, traits: Traits): Pick<BaseImage, 'programs' | 'programsComplete'> {
  if (traits.family === 'distroless') {
    const node = traits.name.startsWith('nodejs') ? [['node', '/nodejs/bin/node'] as const] : []
    return { programs: new Map(node), programsComplete: true }
  }
  const own = ownPrograms(traits)
  const family = traits.family === 'other' ? [] : programPaths(facts.programs[traits.family])
  return { programs: programsByName([...family, ...own]), programsComplete: traits.programsComplete }
}

const FULL_DEBIAN = [
  'curl',
  'g++',
  'gcc',
  'git',
  'gpg',
  'hg',
  'make',
  'openssl',
  'perl',
  'python3',
  'ssh',
  'svn',
  'unzip',
  'wget',
  'xz',
]

function ownPrograms(traits: Traits): readonly string[] {
  if (traits.server === 'nginx') {
    const curl = traits.variant === 'alpine-slim' ? [] : ['/usr/bin/curl']
    return ['/usr/sbin/nginx', '/usr/sbin/nginx-debug', '/usr/bin/envsubst', ...curl, ...nginxPrograms(traits)]
  }
  if (traits.server === 'node') {
    const names = [
      'node',
      'nodejs',
      'npm',
      'npx',
      'docker-entrypoint.sh',
      ...(traits.versions.yarn ? ['yarn', 'yarnpkg'] : []),
    ]
    const more = traits.corepack ? ['corepack'] : []
    const full = traits.variant === 'debian' ? FULL_DEBIAN.map((name) => `/usr/bin/${name}`) : []
    return [...[...names, ...more].map((name) => `/usr/local/bin/${name}`), ...full]
  }
  if (traits.name === 'caddy') return ['/usr/bin/caddy']
  return traits.name === 'httpd' ? ['/usr/local/apache2/bin/httpd', '/usr/local/bin/httpd-foreground'] : []
}

function configOf({ config }: RecordedImage): ImageConfig {
  return {
    env: config.env,
    entrypoint: config.entrypoint ?? undefined,
    cmd: config.cmd ?? undefined,
    workingDir: config.workingDir,
    user: config.user,
    exposedPorts: config.exposedPorts,
    volumes: config.volumes,
    labels: config.labels,
    shell: undefined,
    stopSignal: config.stopSignal,
    healthcheck: undefined,
    onbuild: [],
  }
}

function sizeOnDisk({ ref, size, date }: RecordedImage): Figure {
  if (!size) return figure(undefined, { kind: 'unsupported', why: `the size of ${ref} on disk is not recorded` })
  const evidence: Evidence = size.same
    ? { kind: 'recorded', source: size.source, date }
    : { kind: 'assumed', from: `${splitName(ref)} ${size.of}`, source: size.source, date }
  return figure(size.bytes, evidence)
}

function layersOf(recorded: RecordedImage, size: Figure, evidence: Evidence): readonly Layer[] {
  const layers = recorded.layers ?? []
  return (recorded.history ?? []).map(([createdBy, created, index]) => {
    const layer = index === null ? undefined : layers[index]
    const common = { createdBy, created, by: undefined, emptyLayer: layer === undefined }
    if (!layer) {
      const nothing = figure(0, COMPUTED)
      return { ...common, digest: '', size: nothing, compressed: nothing }
    }
    const onDisk =
      layers.length === 1
        ? size
        : figure(undefined, { kind: 'unsupported', why: 'sizes of single layers on disk are not recorded' })
    return { ...common, digest: layer[0], size: onDisk, compressed: figure(layer[1], evidence) }
  })
}

function figure(value: number | undefined, evidence: Evidence): Figure {
  return { value, unit: 'bytes', evidence }
}

function splitName(ref: string): string {
  return ref.slice(0, ref.indexOf(':') < 0 ? undefined : ref.indexOf(':'))
}
