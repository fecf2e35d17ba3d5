/** What an operation takes from elsewhere: from the context, a stage or an image, by COPY, ADD or a mount. */
import type { FileTree } from '@/core/files/tree.ts'
import { isGitSource, isHttpSource } from './operations/remote.ts'
import type { Action, Mount, Source } from './step.ts'

export interface Reading {
  readonly kind: 'copy' | 'mount'
  readonly source: Source
  /** The source's tree, as the operation sees it. */
  readonly tree: FileTree
  /** Why nothing is known of the source. */
  readonly why: string | undefined
  /** Paths or wildcards, from the source's root. */
  readonly paths: readonly string[]
  /** Where it lands: absolute. */
  readonly to: string
  readonly exclude: readonly string[]
  readonly parents: boolean
}

type TreeOf = (source: Source) => { readonly tree: FileTree; readonly why: string | undefined }

export function readingsOf(action: Action, treeOf: TreeOf): readonly Reading[] {
  switch (action.kind) {
    case 'copy':
    case 'add': {
      const paths = action.sources.filter(
        (path) => action.kind === 'copy' || !(isHttpSource(path) || isGitSource(path)),
      )
      if (paths.length === 0) return []
      const { from: source, exclude, parents, destination } = action
      return [{ kind: 'copy', source, ...treeOf(source), paths, to: destination.path, exclude, parents }]
    }
    case 'run':
      return action.mounts.flatMap((mount) => mounted(mount, treeOf))
    case 'from':
    case 'workdir':
      return []
  }
}

/** A bind mount without `from` shows the context; a cache without `from` holds nobody's files. */
function mounted(mount: Mount, treeOf: TreeOf): readonly Reading[] {
  const reads = mount.type === 'bind' || (mount.type === 'cache' && mount.from !== undefined)
  if (!reads) return []
  const source = mount.from ?? { kind: 'context' }
  const common = { paths: [mount.source], to: mount.target, exclude: [], parents: false }
  return [{ kind: 'mount', source, ...treeOf(source), ...common }]
}
