/** The build context: what is left of a folder after its ignore file, as the sender of a build walks it. */
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { judge, type Verdict } from './match.ts'
import type { IgnorePattern } from './parse-ignore.ts'

export function filterContext(tree: FileTree, patterns: readonly IgnorePattern[]): FileTree {
  if (patterns.length === 0) return tree
  const walk: Walk = { patterns, canReturnBelow: exceptionTest(patterns) }
  const root = keepEntries(walk, tree.root, '', undefined)
  return root === tree.root ? tree : { ...tree, root }
}

interface Walk {
  readonly patterns: readonly IgnorePattern[]
  readonly canReturnBelow: (folder: string) => boolean
}

/** The same object when nothing below it is ignored, so that trees keep sharing. */
function keepEntries(walk: Walk, folder: DirectoryNode, path: string, parent: Verdict | undefined): DirectoryNode {
  const kept = new Map<string, Node>()
  let same = true
  for (const [name, node] of folder.entries) {
    const left = keepNode(walk, node, path === '' ? name : `${path}/${name}`, parent)
    if (left) kept.set(name, left)
    if (left !== node) same = false
  }
  return same ? folder : { ...folder, entries: kept }
}

function keepNode(walk: Walk, node: Node, path: string, parent: Verdict | undefined): Node | undefined {
  const verdict = judge(walk.patterns, path, parent)
  if (node.kind !== 'directory') return verdict.ignored ? undefined : node
  if (verdict.ignored && !walk.canReturnBelow(path)) return undefined
  const left = keepEntries(walk, node, path, verdict)
  // An ignored folder comes along only as the parent of something that was brought back.
  return verdict.ignored && left.entries.size === 0 ? undefined : left
}

/**
 * Whether an exception could bring back something below an ignored folder. As the sender of a build does: with plain
 * exceptions only their own parents are looked into; one with a wildcard has every ignored folder looked into.
 */
function exceptionTest(patterns: readonly IgnorePattern[]): Walk['canReturnBelow'] {
  const exceptions = patterns.filter((pattern) => pattern.exception).map((pattern) => withoutTail(pattern.pattern))
  if (exceptions.some((exception) => /[*[\]?^\\]/.test(exception))) return () => true
  return (folder) => exceptions.some((exception) => `${exception}/`.startsWith(`${folder}/`))
}

function withoutTail(pattern: string): string {
  return pattern.replace(/\/\*\*$/, '').replace(/\/\*$/, '')
}
