/** A command inside a running container: what `docker exec` runs. It is a second process over the first one's files. */
import type { BundleRequest } from '@/core/bundle/bundle.ts'
import { type Container, start } from '@/core/container/start.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import type { ContainerOptions, TerminalWorld } from './terminal.ts'

export interface Inside {
  readonly container: Container
  readonly options: ContainerOptions
  readonly argv: readonly string[]
}

export type InsideOutcome =
  | { readonly kind: 'exited'; readonly code: number; readonly lines: readonly string[]; readonly tree?: FileTree }
  | { readonly kind: 'stays'; readonly lines: readonly string[] }
  | { readonly kind: 'cannot-start'; readonly code: number; readonly message: string }
  | {
      readonly kind: 'unknown'
      readonly why: string
      readonly lines: readonly string[]
      readonly wanted?: readonly BundleRequest[]
    }

const SHELLS = new Set(['sh', 'ash', 'bash', 'dash'])

/** A shell by any path: with a keyboard it would wait for lines. */
export function isShell(word: string | undefined): boolean {
  return word !== undefined && SHELLS.has(word.slice(word.lastIndexOf('/') + 1))
}

export function runInside(inside: Inside, world: TerminalWorld): InsideOutcome {
  const { container, options, argv } = inside
  if (/^(?:.*\/)?(?:curl|wget)$/.test(argv[0] ?? '')) return asked(inside, world)
  const second = start(
    { ...container.image, tree: container.tree },
    { ...runOptions(options, world), entrypoint: [], command: argv },
  )
  const { state, log } = second
  switch (state.kind) {
    case 'exited':
      return { kind: 'exited', code: state.code, lines: log, tree: second.tree }
    case 'running':
      return { kind: 'stays', lines: log }
    case 'cannot-start':
      return { kind: 'cannot-start', code: state.code, message: state.message }
    case 'unknown':
      return { kind: 'unknown', why: state.why, lines: log, ...(second.wanted ? { wanted: second.wanted } : {}) }
  }
}

/** curl and wget reach the container's own server the way a health check does: the command is run as one. */
function asked({ container, options, argv }: Inside, world: TerminalWorld): InsideOutcome {
  const image: Image = {
    ...container.image,
    config: { ...container.image.config, healthcheck: { test: ['CMD', ...argv] } },
  }
  const { health } = start(image, { ...runOptions(options, world), ...startedAs(options) })
  if (health.kind === 'healthy' || health.kind === 'unhealthy') {
    const lines = health.output === '' ? [] : health.output.replace(/\n$/, '').split('\n')
    return { kind: 'exited', code: health.kind === 'healthy' ? 0 : 1, lines }
  }
  return { kind: 'unknown', why: health.kind === 'unknown' ? health.why : 'the container does not run', lines: [] }
}

function runOptions(options: ContainerOptions, world: TerminalWorld) {
  const { user, workdir } = options
  return {
    env: options.env,
    writable: options.mounts.map((mount) => mount.target),
    readOnly: options.readOnly,
    apps: world.apps,
    bundles: world.bundles,
    ...(user === undefined ? {} : { user }),
    ...(workdir === undefined ? {} : { workdir }),
  }
}

function startedAs({ command, entrypoint }: ContainerOptions) {
  return { ...(command === undefined ? {} : { command }), ...(entrypoint === undefined ? {} : { entrypoint }) }
}
