/** Looking up a path without following links. */
import type { Node } from './node.ts'
import { segments } from './path.ts'
import type { FileTree } from './tree.ts'

/** The node at a real path, doubtful ones included; no link is followed. */
export function nodeAt(tree: FileTree, path: string): Node | undefined {
  let node: Node = tree.root
  for (const part of segments(path)) {
    if (node.kind !== 'directory') return undefined
    const next: Node | undefined = node.entries.get(part)
    if (next === undefined) return undefined
    node = next
  }
  return node
}
