/** What an unmodelled program leaves behind: everything it could have written may now be different. */
import type { DirectoryNode, Node } from './node.ts'
import { type FileTree, lookup, put } from './tree.ts'

/** Marks all below `prefix` (default: the whole tree) as doubtful and every folder there as known in part. */
export function doubtAll(tree: FileTree, why: string, prefix = '/'): FileTree {
  const found = lookup(tree, prefix)
  if (found.kind !== 'found' || found.node.kind !== 'directory') return tree
  return put(tree, found.path, doubtFolder(found.node, why))
}

/** Keeps what was doubted first: the earlier reason is the cause. */
function doubtFolder(folder: DirectoryNode, why: string): DirectoryNode {
  const entries = new Map<string, Node>()
  for (const [name, node] of folder.entries) entries.set(name, doubtNode(node, why))
  const { without: _, ...known } = folder
  return { ...known, entries, partial: folder.partial ?? why }
}

function doubtNode(node: Node, why: string): Node {
  const doubted = { doubt: why, ...node }
  return doubted.kind === 'directory' ? doubtFolder(doubted, why) : doubted
}
