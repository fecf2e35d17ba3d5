/** Which files of a workspace can be part of a repository that means the same on every system. */
import type { FileTree } from '@/core/files/tree.ts'
import { walk } from '@/core/files/tree.ts'
import type { ExportedFile, Refused } from './export-project.ts'
import { pathProblem } from './safe-path.ts'

/** Never part of a repository: what an install or git itself makes. */
const LEFT_OUT = /^(?:.*\/)?(?:node_modules|\.git)\//

export interface ProjectFiles {
  /** Sorted by path. */
  readonly files: readonly ExportedFile[]
  readonly refused: readonly Refused[]
}

export function projectFiles(workspace: FileTree): ProjectFiles {
  const files: ExportedFile[] = []
  const refused: Refused[] = []
  for (const { path, node } of walk(workspace)) {
    const relative = path.slice(1)
    if (node.kind === 'directory' || LEFT_OUT.test(relative)) continue
    const why = pathProblem(relative) ?? (node.kind === 'link' ? 'it is a symbolic link' : undefined)
    if (why !== undefined) refused.push({ path: relative, why })
    else if (node.kind === 'file' && node.content.kind === 'bytes') {
      files.push({ path: relative, bytes: node.content.bytes, executable: (node.mode & 0o111) !== 0 })
    } else refused.push({ path: relative, why: 'its content is not known' })
  }
  return { files: files.sort(byPath), refused }
}

export function byPath(one: ExportedFile, other: ExportedFile): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0
}
