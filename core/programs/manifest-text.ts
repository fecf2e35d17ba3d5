/** The text of an app's package.json, also where npm added something to it that is not known to the letter. */
import { join } from '@/core/files/path.ts'
import { type FileTree, lookup, readText } from '@/core/files/tree.ts'

/** Undefined when it is not there, or not known. What npm itself adds leaves scripts and names as they were. */
export function manifestText(tree: FileTree, folder: string): string | undefined {
  const path = join(folder, 'package.json')
  const found = lookup(tree, path)
  if (found.kind !== 'found' || found.node.kind !== 'file') return undefined
  const { content } = found.node
  return content.kind === 'unknown' ? content.basis : readText(tree, path)
}
