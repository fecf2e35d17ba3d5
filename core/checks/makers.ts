/** Who made a path of an image: the operation that wrote it last, and the image or stage it came from. */
import type { BuildResult, Operation } from '@/core/build/result.ts'
import { diff } from '@/core/files/diff.ts'
import type { Node } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { EMPTY_TREE, lookup } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import { operationsOf } from './places.ts'

/** The last operation of the stage's chain (before another one) that changed the path; undefined when the base had it. */
export function makerOf(
  result: BuildResult,
  path: string,
  stage = result.targetIndex,
  before?: Operation,
): Operation | undefined {
  const all = operationsOf(result, stage)
  const earlier = before === undefined ? all : all.slice(0, all.indexOf(before))
  return earlier.findLast((operation) => changes(operation, path))
}

function changes({ kind, tree, treeBefore }: Operation, path: string): boolean {
  return kind !== 'from' && nodeAt(tree, path) !== nodeAt(treeBefore, path)
}

export function nodeAt(tree: FileTree, path: string): Node | undefined {
  const found = lookup(tree, path)
  return found.kind === 'found' ? found.node : undefined
}

/** What this build added to or changed over the base image, as a list of paths with whole subtrees. */
export function addedTo(image: Image): readonly { readonly path: string; readonly node: Node }[] {
  return diff(image.base?.image.tree ?? EMPTY_TREE, image.tree).filter((change) => change.kind !== 'removed')
}

/** Every node that this build added or changed, one by one. */
export function* eachAdded(image: Image): Generator<{ readonly path: string; readonly node: Node }> {
  for (const { path, node } of addedTo(image)) yield* below(path, node)
}

function* below(path: string, node: Node): Generator<{ readonly path: string; readonly node: Node }> {
  yield { path, node }
  if (node.kind !== 'directory') return
  for (const [name, child] of node.entries) yield* below(`${path}/${name}`, child)
}
