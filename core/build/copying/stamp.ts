/** Owner and mode that a copy gives to what it lays down. A node and its stamp are remembered, so that equal copies share. */
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { changeMode, type ModeChange } from './file-mode.ts'

export interface Stamp {
  /** Undefined keeps the source's owner, as `COPY --from` does. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined
  readonly mode: ModeChange | undefined
}

export const KEEP: Stamp = { owner: undefined, mode: undefined }

const stamped = new WeakMap<Node, Map<string, Node>>()

/** The node and all below it with the stamp applied; the node itself where that changes nothing. */
export function stampNode(node: Node, stamp: Stamp): Node {
  if (stamp.owner === undefined && stamp.mode === undefined) return node
  const key = JSON.stringify([stamp.owner, stamp.mode])
  let memory = stamped.get(node)
  if (memory === undefined) {
    memory = new Map()
    stamped.set(node, memory)
  }
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = stampNew(node, stamp)
  memory.set(key, made)
  return made
}

function stampNew(node: Node, stamp: Stamp): Node {
  const own = stampAlone(node, stamp)
  if (node.kind !== 'directory' || own.kind !== 'directory') return own
  let changed = false
  const entries = new Map<string, Node>()
  for (const [name, child] of node.entries) {
    const made = stampNode(child, stamp)
    changed ||= made !== child
    entries.set(name, made)
  }
  return changed ? ({ ...own, entries } satisfies DirectoryNode) : own
}

/** The stamp on the node alone, not on what lies below it. */
export function stampAlone<N extends Node>(node: N, stamp: Stamp): N {
  const uid = stamp.owner?.uid ?? node.uid
  const gid = stamp.owner?.gid ?? node.gid
  const mode = stamp.mode === undefined ? node.mode : changeMode(stamp.mode, node)
  return uid === node.uid && gid === node.gid && mode === node.mode ? node : { ...node, uid, gid, mode }
}
