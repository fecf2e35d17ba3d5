/** The learner's work as checks see it: files, terminal, and builds that are evaluated once and remembered. */

import { evaluate } from '@/core/build/evaluate.ts'
import type { BuildRequest, BuildResult } from '@/core/build/result.ts'
import { bundlesWantedBy } from '@/core/build/wanted-bundles.ts'
import type { BundleRequest } from '@/core/bundle/bundle.ts'
import { start } from '@/core/container/start.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { file, lookup, put, readText, remove, walk } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import type { Process } from '@/core/shell/process.ts'
import type { TerminalSession, TerminalWorld } from '@/core/terminal/terminal.ts'
import { isTestCommand } from './test-command.ts'

export interface WorkInput {
  /** The learner's folder: the app with Dockerfile, .dockerignore and nginx.conf. */
  readonly workspace: FileTree
  readonly session: TerminalSession | undefined
  readonly world: TerminalWorld
  /**
   * The project is the learner's own: whether its install and build succeed is never told, so a claim that does not hang
   * on that is judged without it.
   */
  readonly own?: true
}

export interface BuildWish {
  readonly target?: string
  readonly args?: Readonly<Record<string, string>>
  /** Suppose that the app's tests fail. */
  readonly testsFail?: boolean
  /** With the folder as it lies there, and what earlier builds left in the cache: as the terminal would build. */
  readonly onThisMachine?: boolean
  /** A file of the learner's whose last line gets a remark below it, as an edit would. */
  readonly edited?: string
  /** What is given with `--secret`, by id. */
  readonly secrets?: Readonly<Record<string, string>>
  /** Stages that the target does not need, too. */
  readonly allStages?: boolean
}

export type Container = ReturnType<typeof start>

/** A command as a RUN called it. */
export interface Called {
  readonly process: Process
  /** Id of the operation. */
  readonly operation: string
}

export interface Work extends WorkInput {
  /** Text of `Dockerfile`, or of `dockerfile`, which Docker takes when there is none; undefined when there is none. */
  readonly dockerfile: string | undefined
  /** A build as on a fresh clone: a local `node_modules` or `build` is not there to be copied. */
  build(wish?: BuildWish): BuildResult
  /** Every command that the RUN steps of a build call, in order. */
  commands(wish?: BuildWish): readonly Called[]
  container(image: Image): Container
  /** Bundles that the builds so far wait for. */
  wanted(): readonly BundleRequest[]
}

export function makeWork(input: WorkInput): Work {
  const builds = new Map<string, BuildResult>()
  const containers = new Map<Image, Container>()
  const called = new Map<string, readonly Called[]>()
  const dockerfilePath = readText(input.workspace, 'Dockerfile') === undefined ? 'dockerfile' : 'Dockerfile'
  const dockerfile = readText(input.workspace, dockerfilePath)
  const request = {
    ...baseRequest(input, dockerfile ?? ''),
    dockerfilePath: dockerfile === undefined ? 'Dockerfile' : dockerfilePath,
  }
  const wished = (wish: BuildWish) => wishedRequest(request, wish, input)
  return {
    ...input,
    dockerfile,
    build: (wish = {}) => remembered(builds, JSON.stringify(wish), () => evaluate(wished(wish))),
    commands: (wish = {}) => remembered(called, JSON.stringify(wish), () => watch(wished(wish))),
    container: (image) =>
      remembered(containers, image, () => start(image, { apps: input.world.apps, bundles: input.world.bundles })),
    wanted: () => [...builds.values()].flatMap(bundlesWantedBy),
  }
}

/** A tree with the files of another laid in where they are absent (a lesson's `start/add`). */
export function withAbsent(tree: FileTree, extra: FileTree): FileTree {
  let result = tree
  for (const { path, node } of walk(extra)) {
    if (node.kind === 'directory' || lookup(result, path).kind === 'found') continue
    result = put(result, path, node)
  }
  return result
}

function remembered<K, V>(memo: Map<K, V>, key: K, make: () => V): V {
  const known = memo.get(key)
  if (known !== undefined) return known
  const made = make()
  memo.set(key, made)
  return made
}

function wishedRequest(request: BuildRequest, wish: BuildWish, { workspace, session }: WorkInput): BuildRequest {
  return {
    ...request,
    ...(wish.target === undefined ? {} : { target: wish.target }),
    ...(wish.args === undefined ? {} : { buildArgs: wish.args }),
    ...(wish.secrets === undefined ? {} : { secrets: wish.secrets }),
    ...(wish.allStages ? { allStages: true } : {}),
    ...(wish.testsFail ? { supposeFailing: isTestCommand } : {}),
    ...(wish.onThisMachine && session ? { context: workspace, cache: session.buildCache } : {}),
    ...(wish.edited === undefined ? {} : { context: withEdit(request.context, wish.edited), bundles: undefined }),
  }
}

/** A remark at the end of the file: other bytes, the same program. No bundle is made of it: it asks what the cache does. */
function withEdit(context: FileTree, path: string): FileTree {
  const text = readText(context, path)
  return text === undefined ? context : put(context, path, file(`${text}\n// edited\n`))
}

/** A command is looked up before it runs, so one call may be seen twice. */
function watch(request: BuildRequest): readonly Called[] {
  const seen: Called[] = []
  evaluate({
    ...request,
    supposeFailing: (_argv, process, operation) => {
      seen.push({ process, operation })
      return false
    },
  })
  return seen
}

function baseRequest({ workspace, session, world }: WorkInput, dockerfile: string): BuildRequest {
  return {
    dockerfile,
    dockerfilePath: 'Dockerfile',
    context: asCloned(workspace),
    catalogue: world.catalogue,
    apps: world.apps,
    bundles: world.bundles,
    localImages: localImages(session),
  }
}

/** The clone holds no node_modules and no build: what the image needs, the build must make. */
function asCloned(workspace: FileTree): FileTree {
  return remove(remove(workspace, 'node_modules'), 'build')
}

function localImages(session: TerminalSession | undefined): ReadonlyMap<string, Image> {
  const pairs = (session?.images ?? []).flatMap((stored) =>
    stored.references.map((reference) => [reference, stored.image] as const),
  )
  return new Map(pairs)
}
