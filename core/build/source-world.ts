/** What the sources of a build stand for while its stages are made. */
import { EMPTY_TREE, type FileTree } from '@/core/files/tree.ts'
import type { Base } from './bases.ts'
import type { KeyWorld } from './cache-key.ts'
import type { Source } from './step.ts'

export interface Contents {
  readonly tree: FileTree
  /** Why the image is not known. */
  readonly why: string | undefined
}

export interface SourceWorld extends KeyWorld {
  readonly contentsOf: (source: Source) => Contents
}

interface Sources {
  readonly context: FileTree
  readonly made: ReadonlyMap<number, { readonly tree: FileTree; readonly key: string }>
  /** Images named by COPY --from and mounts. */
  readonly imageOf: (ref: string) => Base
}

export function sourceWorld(sources: Sources): SourceWorld {
  const contentsOf = (source: Source) => contentsIn(sources, source)
  return {
    contentsOf,
    treeOf: (source) => contentsOf(source).tree,
    keyOf: (source) => {
      if (source.kind === 'stage') return sources.made.get(source.index)?.key ?? ''
      return source.kind === 'image' ? sources.imageOf(source.ref).id : source.kind
    },
  }
}

function contentsIn({ context, made, imageOf }: Sources, source: Source): Contents {
  switch (source.kind) {
    case 'context':
      return { tree: context, why: undefined }
    case 'stage':
      return { tree: made.get(source.index)!.tree, why: undefined }
    case 'image': {
      const base = imageOf(source.ref)
      return { tree: base.tree, why: base.why }
    }
    case 'scratch':
      return { tree: EMPTY_TREE, why: undefined }
  }
}
