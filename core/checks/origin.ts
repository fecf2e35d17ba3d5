/** Where a file of an image comes from: followed back through COPY --from, mounts and RUN to an image, a stage's base or the context. */
import type { BuildResult, Operation } from '@/core/build/result.ts'
import { digest } from '@/core/files/digest.ts'
import type { FileNode } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { walk } from '@/core/files/tree.ts'
import { makerOf } from './makers.ts'
import { chainOf } from './places.ts'
import type { Work } from './work.ts'

export interface Origin {
  readonly kind: 'image' | 'context' | 'made'
  /** The image, as the Dockerfile names it. */
  readonly ref: string
  /** Taken across from another stage or image on the way, not only moved within one. */
  readonly across: boolean
  /** The operation that brought it into the stage asked about. */
  readonly operation: Operation | undefined
}

export function originOf(result: BuildResult, work: Work, path: string, node: FileNode): Origin {
  return trace({ result, work, node, depth: 0 }, path, result.targetIndex)
}

interface Trail {
  readonly result: BuildResult
  readonly work: Work
  /** The file whose bytes are followed. */
  readonly node: FileNode
  readonly depth: number
}

function trace(trail: Trail, path: string, stage: number | undefined, before?: Operation): Origin {
  const { result, node, depth } = trail
  const operation = makerOf(result, path, stage, before)
  if (!operation) return { kind: 'image', ref: baseRef(result, stage), across: false, operation }
  const made: Origin = { kind: 'made', ref: '', across: false, operation }
  if (depth > 20) return made
  const next = { ...trail, depth: depth + 1 }
  const from = givers(operation)
  const given = from.map((giver) => fromGiver(next, giver, operation)).find((origin) => origin !== undefined)
  if (given) return given
  if (operation.kind !== 'run') return from.length > 0 ? made : { ...made, kind: 'context' }
  const earlier = pathOf(operation.treeBefore, node)
  return earlier === undefined ? made : { ...trace(next, earlier, stage, operation), operation }
}

function fromGiver(trail: Trail, giver: string, operation: Operation): Origin | undefined {
  const { result, work, node } = trail
  const stage = stageOf(result, giver)
  if (stage === undefined) {
    return imageHolds(work, giver, node) ? { kind: 'image', ref: giver, across: true, operation } : undefined
  }
  const tree = result.results[stage]?.tree
  const there = tree && pathOf(tree, node)
  return there === undefined ? undefined : { ...trace(trail, there, stage), across: true, operation }
}

/** Names in `COPY --from=` and `RUN --mount=…,from=`. */
function givers({ instruction }: Operation): readonly string[] {
  return instruction.flags.flatMap(({ name, value = '' }) => {
    if (name === 'from') return [value]
    const from = name === 'mount' ? /(?:^|,)from=([^,]+)/.exec(value) : null
    return from ? [from[1]!] : []
  })
}

function stageOf(result: BuildResult, name: string): number | undefined {
  const { stages } = result.stages
  if (/^\d+$/.test(name)) return stages[Number(name)]?.index
  return [...stages].reverse().find((stage) => stage.name === name.toLowerCase())?.index
}

function imageHolds(work: Work, ref: string, node: FileNode): boolean {
  const found = work.world.catalogue.resolve(ref)
  return found.kind === 'found' && pathOf(found.base.image.tree, node) !== undefined
}

/** Where in a tree a file with these bytes lies. */
function pathOf(tree: FileTree, node: FileNode): string | undefined {
  const wanted = digest(node.content)
  for (const entry of walk(tree)) {
    if (entry.node.kind === 'file' && digest(entry.node.content) === wanted) return entry.path
  }
  return undefined
}

function baseRef(result: BuildResult, stage: number | undefined): string {
  const bottom = chainOf(result, stage).at(-1)
  return bottom?.base.kind === 'image' ? bottom.base.ref : 'scratch'
}
