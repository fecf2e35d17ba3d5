/** Which ignore file a build uses: the one beside its Dockerfile, named after it, else the root's. Never both. */
import type { FileTree } from '@/core/files/tree.ts'
import { lookup } from '@/core/files/tree.ts'

/** Path in the context of the ignore file that applies, or undefined when there is none. */
export function findIgnoreFile(tree: FileTree, dockerfilePath: string): string | undefined {
  return [`${dockerfilePath}.dockerignore`, '.dockerignore'].find((path) => {
    const found = lookup(tree, path)
    return found.kind === 'found' && found.node.kind === 'file'
  })
}
