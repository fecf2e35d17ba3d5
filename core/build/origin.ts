/** Who made a file: the base image, or the last operation that wrote it. */
import type { Node } from '@/core/files/node.ts'
import { nodeAt } from '@/core/files/node-at.ts'
import { sizeOf } from '@/core/files/weigh.ts'
import type { BuildResult, Operation } from './result.ts'

export type Origin =
  | { readonly by: 'base'; readonly image: string }
  | { readonly by: 'operation'; readonly operation: Operation }

export interface ListedFile {
  /** Absolute. */
  readonly path: string
  readonly kind: Node['kind']
  /** Bytes; undefined where not known, and for folders and links. */
  readonly size: number | undefined
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly origin: Origin
  /** Why the file may be different or missing. */
  readonly doubt: string | undefined
}

/** `path` is real: no link in it is followed. Undefined when the stage has no such file. */
export function originOf(result: BuildResult, stage: number, path: string): Origin | undefined {
  const chain = chainOf(result, stage)
  const writer = writerIn(chain, path)
  return writer && originBy(writer)
}

/** The last operation of a chain that wrote what stands at a real path at its end; undefined where nothing stands. */
export function writerIn(chain: readonly Operation[], path: string): Operation | undefined {
  return lastWriter(
    chain.map((operation) => nodeAt(operation.tree, path)),
    chain,
  )
}

/** Every file of the target's image that is known, the base's own marked as such. */
export function listImage(result: BuildResult): ListedFile[] {
  if (result.targetIndex === undefined) return []
  const chain = chainOf(result, result.targetIndex)
  const listed: ListedFile[] = []
  listFolder(
    chain.map((operation) => operation.tree.root),
    '',
    chain,
    listed,
  )
  return listed
}

/** The operations that made a stage's tree, those of the stages it stands on first. */
export function chainOf(result: BuildResult, stage: number): readonly Operation[] {
  const found = result.results[stage]
  if (found === undefined) return []
  const under = found.stage.base.kind === 'stage' ? chainOf(result, found.stage.base.index) : []
  return [...under, ...found.operations]
}

/** `nodes` is what stood at one path after each operation of the chain. */
export function lastWriter(nodes: readonly (Node | undefined)[], chain: readonly Operation[]): Operation | undefined {
  if (nodes.at(-1) === undefined) return undefined
  for (let i = nodes.length - 1; i >= 0; i--) {
    if (i > 0 && isSame(nodes[i - 1], nodes[i])) continue
    return chain[i]
  }
  return undefined
}

function originBy(operation: Operation): Origin {
  return operation.kind === 'from' ? { by: 'base', image: baseName(operation) } : { by: 'operation', operation }
}

/** A folder is the same as long as its own owner and mode are, whatever changed in it. */
function isSame(before: Node | undefined, after: Node | undefined): boolean {
  if (before === after) return true
  if (before?.kind !== 'directory' || after?.kind !== 'directory') return false
  return before.mode === after.mode && before.uid === after.uid && before.gid === after.gid
}

function baseName(operation: Operation): string {
  return operation.instruction.args[0]?.text ?? ''
}

function listFolder(
  folders: readonly (Node | undefined)[],
  path: string,
  chain: readonly Operation[],
  listed: ListedFile[],
): void {
  const last = folders.at(-1)
  if (last?.kind !== 'directory') return
  for (const name of [...last.entries.keys()].sort()) {
    const nodes = folders.map((folder) => (folder?.kind === 'directory' ? folder.entries.get(name) : undefined))
    const node = last.entries.get(name)!
    const writer = lastWriter(nodes, chain)
    const size = node.kind === 'file' ? sizeOf(node.content) : undefined
    const { kind, mode, uid, gid, doubt } = node
    if (writer !== undefined)
      listed.push({ path: `${path}/${name}`, kind, size, mode, uid, gid, origin: originBy(writer), doubt })
    listFolder(nodes, `${path}/${name}`, chain, listed)
  }
}
