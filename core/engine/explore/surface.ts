/** What somebody who gets into a container finds there: packages to watch for holes, programs to use. */
import type { BuildResult } from '@/core/build/result.ts'
import type { DirectoryNode } from '@/core/files/node.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { lookup } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import { letterOf } from '../build-view.ts'

export interface SurfaceRow {
  readonly stage: number
  readonly letter: string
  readonly name: string | undefined
  /** The image that is shipped; the others are stages it needs. */
  readonly ships: boolean
  /** Packages in node_modules folders; `atLeast` where a folder is known in part. */
  readonly npmPackages: { readonly count: number; readonly atLeast: boolean }
  /** Programs on the base image's list that are still there; `atLeast` where the list is not complete. */
  readonly programs: { readonly count: number; readonly atLeast: boolean }
  /** `sh`, `bash`, … */
  readonly shells: readonly string[]
  /** `npm`, `apk`, `apt-get`, … */
  readonly installers: readonly string[]
}

const SHELLS = ['sh', 'ash', 'bash', 'dash']
const INSTALLERS = ['npm', 'yarn', 'pnpm', 'corepack', 'apk', 'apt-get', 'dpkg', 'pip', 'pip3']

/** The shipped image first, then the stages it needs that stay behind. */
export function surfaceOf(result: BuildResult): readonly SurfaceRow[] {
  const rows = result.results.flatMap(({ stage, needed, image }) => {
    if (!needed || image === undefined) return []
    const { index } = stage
    const ships = index === result.targetIndex
    return [{ stage: index, letter: letterOf(index), name: stage.writtenName, ships, ...contentOf(image) }]
  })
  return rows.sort((one, other) => Number(other.ships) - Number(one.ships))
}

function contentOf(image: Image) {
  const names = programNames(image)
  return {
    npmPackages: packagesBelow(image.tree),
    programs: { count: names.size, atLeast: image.base?.programsComplete !== true },
    shells: SHELLS.filter((name) => names.has(name)),
    installers: INSTALLERS.filter((name) => names.has(name)),
  }
}

function programNames({ base, tree }: Image): ReadonlySet<string> {
  const there = [...(base?.programs ?? [])].filter(([, path]) => lookup(tree, path).kind !== 'absent')
  return new Set(there.map(([name]) => name))
}

/** A package is a folder of a node_modules, or of a scope in one, that holds a package.json. */
function packagesBelow(tree: FileTree): { readonly count: number; readonly atLeast: boolean } {
  let count = 0
  let atLeast = false
  const visit = (folder: DirectoryNode, packages: boolean) => {
    for (const [name, node] of folder.entries) {
      if (node.kind !== 'directory') continue
      if (packages && node.entries.has('package.json')) count++
      if (name === 'node_modules' && node.partial !== undefined) atLeast = true
      visit(node, name === 'node_modules' || (packages && name.startsWith('@')))
    }
  }
  visit(tree.root, false)
  return { count, atLeast }
}
